import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { program, root, type Run } from "../program.js";
import { tempFolder } from "../temp-folder.js";

/*
 * Documents that are small and ask for a lot of time: what a run takes is bounded by the document's size, and what goes
 * beyond is refused with a place.
 */
const msLimit = 60_000;

type Schema = Record<string, unknown>;

function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A document with an operation that answers, and takes, the last of some schemas. */
function documentOf(schemas: Record<string, Schema>, ...last: string[]): string {
  const paths = last.map((name) => {
    const content = { "application/json": { schema: reference(name) } };
    const responses = { "200": { description: "It.", content } };
    return [`/${name}`, { post: { operationId: name, requestBody: { content }, responses } }];
  });
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Bounds", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas },
  });
}

/** Sixty schemas, each put together from the one before, twice: the last one is made of 2^60. */
function knot(
  name: string,
  parts: (before: Schema, level: number) => Schema,
): Record<string, Schema> {
  const leaf = { type: "object", properties: { a: { type: "string" } }, example: { a: "x" } };
  const levels = Array.from({ length: 60 }, (_, level): [string, Schema] => [
    `${name}${level + 1}`,
    parts(reference(`${name}${level}`), level),
  ]);
  return Object.fromEntries([[`${name}0`, leaf], ...levels]);
}

const composed = {
  ...knot("All", (before) => ({ allOf: [before, before] })),
  ...knot("Any", (before) => ({ anyOf: [before, before] })),
  ...knot("One", (before) => ({ oneOf: [before, before] })),
  ...knot("Own", (before, level) => ({
    allOf: [before, { type: "object", properties: { [`p${level}`]: {} } }, before],
  })),
  ...knot("Mix", (before, level) => ({
    [["allOf", "anyOf", "oneOf"][level % 3] as string]: [before, { ...before }],
    example: { a: "y" },
  })),
};
const contained = {
  ...knot("Two", (before) => ({ type: "object", properties: { l: before, r: before } })),
  ...knot("Pair", (before) => ({ type: "array", prefixItems: [before, before] })),
};

/** Each refers to the next: `last` is what they lead to. */
function chain(length: number, link: (next: Schema) => Schema): Record<string, Schema> {
  const links = Array.from({ length }, (_, index): [string, Schema] => [
    `C${index}`,
    link(reference(`C${index + 1}`)),
  ]);
  return Object.fromEntries([...links, [`C${length}`, { type: "object" }]]);
}

/** Runs a command on a document, with a change of its own for `diff`. */
async function runOn(text: string, command: string): Promise<Run & { seconds: number }> {
  const cwd = tempFolder();
  writeFileSync(join(cwd, "api.json"), text);
  writeFileSync(join(cwd, "head.json"), text.replaceAll('"type":"string"', '"type":"integer"'));
  const args: Record<string, string[]> = {
    generate: ["generate", "--spec", "api.json", "--out", "client"],
    lint: ["lint", "api.json"],
    diff: ["diff", "api.json", "head.json"],
  };
  const started = performance.now();
  const run =
    command === "emulate" ? await served(cwd) : await program(args[command] ?? [], { cwd });
  return { ...run, seconds: (performance.now() - started) / 1000 };
}

/** What the emulator says until it serves or ends. */
function served(cwd: string): Promise<Run> {
  const args = [
    join(root, "dist", "cli", "main.js"),
    "emulate",
    "--spec",
    "api.json",
    "--port",
    "0",
  ];
  const child = spawn(process.execPath, args, { cwd });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  child.stdout.on("data", (data: Buffer) => {
    stdout += data.toString();
    // It listens to signals once it has said that it serves.
    setTimeout(() => child.kill("SIGINT"), 300);
  });
  return new Promise((done) => {
    child.on("close", (code) => done({ code: code ?? -1, stdout, stderr }));
  });
}

const commands = ["generate", "lint", "diff", "emulate"];

describe("schemas that name each other twice", () => {
  test.each(commands)(
    "%s: what is put together is no more than it is",
    { timeout: msLimit },
    async (command) => {
      const last = ["All60", "Any60", "One60", "Own60", "Mix60"];
      const { code, stdout, stderr, seconds } = await runOn(documentOf(composed, ...last), command);
      expect(stdout + stderr).not.toMatch(/fault of the program|^\s+at /m);
      // Nothing fits a `oneOf` of the same schema twice, so that an example of one is wrong.
      if (command === "lint") expect(stdout).toMatch(/example-invalid/);
      expect({ code, isQuick: seconds < 30 }).toEqual({
        code: command === "diff" || command === "lint" ? 1 : 0,
        isQuick: true,
      });
    },
  );

  test.each([
    ["All60", { a: "x" }, 200],
    ["Any60", { a: "x" }, 200],
    ["Own60", { a: "x", p3: 1 }, 200],
    ["All60", { a: 1 }, 400],
    ["Any60", { a: 1 }, 400],
    ["One60", { a: "x" }, 400],
  ])("the emulator holds a body against %s in no time", async (name, body, status) => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, "api.json"), documentOf(composed, name));
    const emulator = await createEmulator({ spec: join(cwd, "api.json") });
    const started = performance.now();
    const response = await emulator.fetch(
      new Request(`http://localhost/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
    expect(response.status).toBe(status);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test.each(commands)(
    "%s: what is contained is no more than it is",
    { timeout: msLimit },
    async (command) => {
      const { code, stderr, seconds } = await runOn(
        documentOf(contained, "Two60", "Pair60"),
        command,
      );
      expect(stderr).not.toMatch(/fault of the program|^\s+at /m);
      expect({ code, isQuick: seconds < 30 }).toEqual({
        code: command === "diff" ? 1 : 0,
        isQuick: true,
      });
    },
  );
});

const links: [name: string, link: (next: Schema) => Schema][] = [
  ["$ref", (next) => next],
  ["allOf", (next) => ({ allOf: [next] })],
  ["oneOf", (next) => ({ oneOf: [next, { type: "string" }] })],
];

describe("a chain of 5,000 references is told with its place", () => {
  const runs = links.flatMap(([name, link]) =>
    commands
      .filter((command) => name === "$ref" || command === "generate")
      .map((command) => ({ name, link, command })),
  );
  test.each(runs)("$command: $name", { timeout: msLimit }, async ({ link, command }) => {
    const { stdout, stderr } = await runOn(documentOf(chain(5_000, link), "C0"), command);
    expect(stdout + stderr).toMatch(/^api\.json:1:\d+: .*chain of more than 100 references/m);
    expect(stdout + stderr).not.toMatch(/fault of the program|^\s+at /m);
  });

  test("of responses", async () => {
    const responses = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `R${index}`,
        { $ref: `#/components/responses/R${index + 1}` },
      ]),
    );
    const text = JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Chain", version: "1" },
      paths: { "/a": { get: { responses: { 200: { $ref: "#/components/responses/R0" } } } } },
      components: { responses },
    });
    const { code, stderr } = await runOn(text, "generate");
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^api\.json:1:\d+: The reference leads through a chain of more than 100/,
    );
    expect(stderr.length).toBeLessThan(300);
  });
});

test("patterns that take an engine long to read are not read", { timeout: msLimit }, async () => {
  const patterns = [
    ...Array.from({ length: 400 }, (_, index) => `${index}${"a{1000}".repeat(3)}`),
    "b{1000}".repeat(500),
    "((c{30}){30}){30}",
    `${"(?:".repeat(400)}d${"){2}".repeat(400)}`,
  ];
  const schemas = patterns.map((pattern, index): [string, Schema] => [
    `P${index}`,
    { type: "string", pattern, examples: ["a"] },
  ]);
  const { code, stdout, seconds } = await runOn(
    documentOf(Object.fromEntries(schemas), ...schemas.map(([name]) => name)),
    "lint",
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/pattern-unchecked/);
  expect(seconds).toBeLessThan(20);
});

test.each([
  [
    "JSON",
    (list: string) =>
      `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"x-list":[${list}]}`,
  ],
  [
    "YAML",
    (list: string) =>
      `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\nx-list: [${list}]\n`,
  ],
])("more values than a document may hold: %s", { timeout: msLimit }, async (_, make) => {
  const { code, stderr } = await runOn(make(`${"1,".repeat(2_000_000)}1`), "generate");
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(
      /^api\.json:\d+:\d+: The document holds more than 2000000 values\. Split it into several documents\.\n$/,
    ),
  });
});
