import { execFile } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { transpiled } from "./built-client.js";
import { blocksOf, textOf } from "./docs-blocks.js";
import { packageFolder } from "./docs-project.js";
import { hosts, shapes } from "./emulate/hosts.js";
import { program, root } from "./program.js";
import { jsonServer, send, type Received } from "./runtime/json-server.js";
import { tempFolder } from "./temp-folder.js";

/* The commands of README.md are run, and so is its example, against a server. test/docs.test.ts compiles it. */
const blocks = blocksOf("README.md");
const commands = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.trim().split("\n"))
  .flatMap((line) => line.split("&&").map((each) => each.trim()))
  .filter((line) => line.startsWith("healos-codegen"));
const example = blocks.find(({ language }) => language === "ts")?.text ?? "";

test("the README is two screens long", () => {
  expect(textOf("README.md").split("\n").length).toBeLessThan(99);
});

test.each(commands)("%s", async (command) => {
  const [, ...args] = command.split(/\s+/);
  expect(await runAsShown(args)).toEqual({ code: 0, stderr: "" });
});

test("every command has a row, and every row is a command", async () => {
  const { stdout } = await program(["--help"]);
  const named = [...textOf("README.md").matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(4);
  for (const name of named) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
});

/** Runs a command in a copy of the repository's inputs; what it would compare with is written first. */
async function runAsShown(args: string[]): Promise<{ code: number; stderr: string }> {
  const cwd = tempFolder();
  cpSync(join(root, "spec"), join(cwd, "spec"), { recursive: true });
  if (args.includes("--check")) {
    await program(
      args.filter((arg) => arg !== "--check"),
      { cwd },
    );
  }
  const { code, stderr } = await program(args, { cwd });
  return { code, stderr };
}

describe("the example", () => {
  test("the example runs, and does what it says", async () => {
    const server = await jsonServer(answerOfExample);
    const folder = packageFolder();
    writeFileSync(join(folder, "example.js"), transpiled(sentTo(server.url)));
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [pathToFileURL(join(folder, "example.js")).pathname],
      { env: { ...process.env, HEALOS_API_KEY: "key-1" } },
    ).finally(() => void server.close());
    expect({ stdout, stderr }).toEqual({ stdout: "1 patients, 3 pages\nJane Doe\n", stderr: "" });
    expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /patients?limit=20",
      "POST /patients",
      "PATCH /patients/1",
      "POST /patients/1/documents",
      "GET /patients/1",
    ]);
    for (const { headers } of server.received) expect(headers["x-api-key"]).toBe("key-1");
  });
});

describe("the example against the emulator, twice", () => {
  test.each(Object.entries(shapes))("the record of a 409 %s", async (_where, conflict) => {
    const folder = packageFolder();
    const emulator = await hosts["over HTTP"]?.(conflict);
    const path = join(folder, "example.js");
    writeFileSync(path, transpiled(sentTo(emulator?.baseUrl ?? "")));
    const run = async (): Promise<string> => {
      const env = { ...process.env, HEALOS_API_KEY: "hlsk_all" };
      return (await promisify(execFile)(process.execPath, [path], { env })).stdout;
    };
    try {
      expect(await run()).toMatch(/^20 patients, \d+ pages\nJane Doe\n$/);
      expect(await run()).toMatch(
        /^20 patients, \d+ pages\nThat external_id is in use already\.\n$/,
      );
    } finally {
      await emulator?.stop();
    }
  });
});

/** The example as it is, but for where the API is. */
function sentTo(url: string): string {
  const option = "{ apiKey: process.env.HEALOS_API_KEY }";
  expect(example).toContain(option);
  return example.replace(option, `{ ...${option}, baseUrl: ${JSON.stringify(url)} }`);
}

function answerOfExample({ method, url }: Received, response: Parameters<typeof send>[0]): void {
  const patient = { id: "1", name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z" };
  const isList = method === "GET" && url.startsWith("/patients?");
  const meta = { page: 1, limit: 20, total_pages: 3 };
  send(response, isList ? { data: [patient], meta } : { data: patient });
}
