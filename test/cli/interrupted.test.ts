import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

/*
 * Ctrl+C ends every command, and a second one does so whatever the program is about. Documents are as large as the work
 * on them is to be long.
 */

/** A document of so many operations, each with a model of its own. */
function large(count: number, type = "string"): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const properties = Object.fromEntries(indexes.slice(0, 30).map((at) => [`p${at}`, { type }]));
  const schemas = indexes.map((index) => [`S${index}`, { type: "object", properties }]);
  const paths = indexes.map((index) => {
    const schema = { $ref: `#/components/schemas/S${index}` };
    const responses = {
      200: { description: "", content: { "application/json": { schema } } },
    };
    return [
      `/r${index}`,
      { get: { operationId: `o${index}`, tags: [`t${index % 9}`], responses } },
    ];
  });
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  });
}

/** What the program has become, in milliseconds after it was interrupted. */
interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  ms: number;
}

/** Runs a command in a folder with the documents, and interrupts it so often once it has said, or done, something. */
function interrupted(
  args: readonly string[],
  { times, after, wait = 0 }: { times: number; after?: RegExp; wait?: number },
): Promise<Ending & { said: string }> {
  const cwd = tempFolder();
  writeFileSync(join(cwd, "base.json"), large(4000));
  writeFileSync(join(cwd, "head.json"), large(4000, "integer"));
  const child = spawn(process.execPath, [join(root, "dist", "cli", "main.js"), ...args], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  return new Promise((done) => {
    let said = "";
    let started = 0;
    const interrupt = (): void => {
      if (started > 0) return;
      setTimeout(() => {
        started = performance.now();
        for (let time = 0; time < times; time++) {
          setTimeout(() => child.kill("SIGINT"), time * 100);
        }
      }, wait);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        said += String(data);
        if (after?.test(said)) interrupt();
      });
    }
    if (after === undefined) interrupt();
    child.once("exit", (code, signal) => {
      done({ code, signal, said, ms: performance.now() - started });
    });
  });
}

/** A server that takes requests and never answers. */
async function silent(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const msLimit = 60_000;
/** What an end takes at most, with another process or two beside it. */
const soon = 1500;

test.each([
  ["generate", ["--spec", "base.json", "--out", "client"]],
  ["diff", ["base.json", "head.json"]],
  ["lint", ["base.json"]],
  ["docs", ["--spec", "base.json"]],
])("%s ends at once in the middle of its work", { timeout: msLimit }, async (command, args) => {
  const ending = await interrupted([command, ...args], { times: 1, wait: 900 });
  expect(ending).toMatchObject({ signal: "SIGINT", said: "" });
  expect(ending.ms).toBeLessThan(soon);
});

test("verify ends while it waits for an answer", { timeout: msLimit }, async () => {
  const args = ["verify", "base.json", "--base-url", await silent()];
  const ending = await interrupted(args, { times: 1, wait: 1500 });
  expect(ending).toMatchObject({ signal: "SIGINT", said: "" });
  expect(ending.ms).toBeLessThan(soon);
});

test("the emulator ends cleanly", { timeout: msLimit }, async () => {
  const args = ["emulate", "--spec", "base.json", "--port", "0"];
  const ending = await interrupted(args, { times: 1, after: /Serving/ });
  expect(ending).toMatchObject({ code: 0 });
  expect(ending.ms).toBeLessThan(soon);
});

test(
  "the emulator ends while it reads the rest of a large document",
  { timeout: msLimit },
  async () => {
    const args = ["emulate", "--spec", "base.json", "--port", "0"];
    const ending = await interrupted(args, { times: 2, after: /Serving/, wait: 550 });
    expect(ending.ms).toBeLessThan(soon);
  },
);

test("--watch ends while it generates, and while it waits", { timeout: msLimit }, async () => {
  const args = ["generate", "--spec", "base.json", "--out", "client", "--watch"];
  const busy = await interrupted(args, { times: 2, after: /Watching/, wait: 300 });
  expect(busy).toMatchObject({ signal: "SIGINT" });
  expect(busy.ms).toBeLessThan(soon);
  const idle = await interrupted(args, { times: 2, after: /files written/ });
  expect(idle.ms).toBeLessThan(soon);
});
