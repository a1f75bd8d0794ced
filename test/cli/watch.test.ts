import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { merge, plainDocument, schemas, thing } from "../lint/documents.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

/** A program that watches, and what it has said so far. */
class Watching {
  readonly folder = tempFolder();
  readonly child: ChildProcess;
  out = "";
  error = "";
  #seen = 0;

  constructor(files: Record<string, object>) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
    const main = join(root, "dist", "cli", "main.js");
    const args = ["generate", "--spec", "api.yaml", "--out", "client", "--layout", "source"];
    this.child = spawn(process.execPath, [main, ...args, "--watch"], { cwd: this.folder });
    this.child.stdout?.on("data", (data) => (this.out += String(data)));
    this.child.stderr?.on("data", (data) => (this.error += String(data)));
    onTestFinished(() => void this.child.kill("SIGKILL"));
  }

  write(name: string, content: object): void {
    writeFileSync(join(this.folder, name), stringify(content));
  }

  /** The next line on stdout that fits. */
  async line(pattern: RegExp): Promise<string> {
    for (const until = Date.now() + 30_000; Date.now() < until; await pause(20)) {
      const lines = this.out.split("\n").slice(0, -1);
      const index = lines.findIndex((line, at) => at >= this.#seen && pattern.test(line));
      if (index >= 0) {
        this.#seen = index + 1;
        return lines[index] as string;
      }
    }
    throw new Error(`No line like ${pattern} in:\n${this.out}\n${this.error}`);
  }

  schema(): string {
    return readFileSync(join(this.folder, "client", "models.ts"), "utf8");
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

const status =
  /^client: \d+ files written, \d+ unchanged, \d+ deleted \(2 operations, \d+ models, \d+ ms\)$/;

test(
  "generates again on a change, survives errors, and ends cleanly",
  { timeout: 120_000 },
  async () => {
    const program = new Watching({ "api.yaml": plainDocument });
    await program.line(/^Watching api\.yaml/);
    await program.line(status);
    expect(program.schema()).not.toContain("size");

    program.write("api.yaml", merge(plainDocument, thing({ size: { type: "string" } })));
    expect(await program.line(status)).toMatch(/^client: 3 files written/);
    expect(program.schema()).toContain("size");

    program.write("api.yaml", merge(plainDocument, schemas({ Thing: { $ref: "#/nowhere" } })));
    await program.line(/^Nothing was written\. Waiting for the next change\.$/);
    expect(program.error).toMatch(/^api\.yaml:\d+:\d+: .+\n$/);
    expect(program.schema()).toContain("size");

    // As many editors save: a new file takes the place of the old one.
    program.write("new.yaml", plainDocument);
    renameSync(join(program.folder, "new.yaml"), join(program.folder, "api.yaml"));
    await program.line(status);
    expect(program.schema()).not.toContain("size");

    await pause(200);
    program.child.kill("SIGINT");
    const [code, signal] = await once(program.child, "exit");
    expect({ code, signal }).toEqual({ code: 0, signal: null });
  },
);

test(
  "watches the files that the document refers to, also those that are missing",
  { timeout: 120_000 },
  async () => {
    const reference = { Thing: { type: undefined, properties: undefined, $ref: "thing.yaml" } };
    const program = new Watching({ "api.yaml": merge(plainDocument, schemas(reference)) });
    await program.line(/^Nothing was written/);
    expect(program.error).toContain('"thing.yaml" cannot be read');

    program.write("thing.yaml", { type: "object", properties: { depth: { type: "string" } } });
    await program.line(status);
    expect(program.schema()).toContain("depth");

    program.write("thing.yaml", { type: "object", properties: { height: { type: "string" } } });
    await program.line(status);
    expect(program.schema()).toContain("height");

    rmSync(join(program.folder, "thing.yaml"));
    await program.line(/^Nothing was written/);

    await pause(200);
    program.child.kill("SIGTERM");
    const [code] = await once(program.child, "exit");
    expect(code).toBe(0);
  },
);

test("several changes at once are one run", { timeout: 120_000 }, async () => {
  const program = new Watching({ "api.yaml": plainDocument });
  await program.line(status);
  for (let size = 0; size < 10; size += 1) {
    program.write("api.yaml", merge(plainDocument, thing({ [`size${size}`]: { type: "string" } })));
    await pause(10);
  }
  await program.line(status);
  expect(program.schema()).toContain("size9");
  await pause(500);
  expect(program.out.match(/^client: /gm)).toHaveLength(2);
});

test("ends at once while it is busy", { timeout: 120_000 }, async () => {
  const paths = Array.from({ length: 4_000 }, (_, index) => [
    `/things/${index}`,
    { get: { responses: { 204: { description: "Done." } } } },
  ]);
  const many = merge(plainDocument, { paths: Object.fromEntries(paths) });
  const program = new Watching({ "api.yaml": many });
  await program.line(/^Watching api\.yaml/);
  await pause(500);
  const started = performance.now();
  program.child.kill("SIGINT");
  await once(program.child, "exit");
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(program.out).not.toMatch(/files written/);
});
