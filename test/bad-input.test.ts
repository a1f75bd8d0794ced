import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Run } from "./program.js";
import { runHere } from "./run-here.js";
import { tempFolder } from "./temp-folder.js";
import { tree } from "./tree.js";

const head = 'openapi: 3.1.0\ninfo: { title: Example, version: "1" }\n';
const done = 'responses: { "204": { description: Done. } }';

/** A path whose answer is a model. */
function answering(model: string): string {
  return `paths: { /a: { get: { responses: { "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/${model}" } } } } } } } }\n`;
}

/** What a document is like, and the lines that must come of it, without the folder. */
const cases: [name: string, text: string, lines: string[]][] = [
  [
    "a YAML error",
    `${head}paths:\n  /a: { get: [ }\n`,
    [
      "api.yaml:4:16: YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Align it with the lines around it.",
      "api.yaml:4:17: YAML: Flow map in block collection must be sufficiently indented and end with a }. Align it with the lines around it.",
    ],
  ],
  [
    "a document that is not OpenAPI",
    "swag: 1\n",
    [
      'api.yaml:1:1: The document has no openapi member, so it is not an OpenAPI 3 document. Name an OpenAPI document; its first line is like "openapi: 3.1.0".',
    ],
  ],
  [
    "a Swagger document",
    'info: {}\nswagger: "1.2"\npaths: {}\n',
    [
      'api.yaml:2:1: This is a Swagger document, version "1.2"; only 2.0 is read, and OpenAPI 3.0, 3.1 and 3.2. Convert it to one of these versions first.',
    ],
  ],
  [
    "a version that does not exist",
    "openapi: 4.0.0\n",
    [
      'api.yaml:1:1: The openapi version is "4.0.0"; only 3.0, 3.1 and 3.2 are read. Write it as a string like "3.1.0", or convert the document to one of these versions.',
    ],
  ],
  [
    "a dangling $ref",
    `${head}${answering("A")}components:\n  schemas:\n    A: { $ref: "#/components/schemas/B" }\n`,
    [
      'api.yaml:6:10: The reference "#/components/schemas/B" leads to nothing. Did you mean #/components/schemas/A?',
    ],
  ],
  [
    "a $ref that leads to itself",
    `${head}paths:\n  /a: { get: { responses: { "200": { $ref: "#/components/responses/A" } } } }\ncomponents:\n  responses:\n    A: { $ref: "#/components/responses/B" }\n    B: { $ref: "#/components/responses/A" }\n`,
    [
      "api.yaml:4:38: The reference leads back to itself: #/components/responses/A → #/components/responses/B → #/components/responses/A. Let one of them say what it is.",
    ],
  ],
  [
    "a schema that is nothing but itself",
    `${head}paths: {}\ncomponents:\n  schemas:\n    A: { $ref: "#/components/schemas/B" }\n    B: { $ref: "#/components/schemas/A" }\n`,
    [
      "api.yaml:6:5: The schema is defined by itself: #/components/schemas/A → #/components/schemas/B → #/components/schemas/A. Let one of them say what it is, with a type or properties of its own.",
    ],
  ],
  [
    "a security scheme that is not declared",
    `${head}paths:\n  /a: { get: { security: [{ key: [] }], ${done} } }\n`,
    [
      'api.yaml:4:29: There is no security scheme "key". Declare it under components.securitySchemes, or use one that is there.',
    ],
  ],
  [
    "several problems, in the order of the text",
    `${head}paths:\n  a: { get: { ${done} } }\n  /b: { get: { responses: { "200": { $ref: "#/nowhere" } } } }\n  /c: { get: { responses: { ok: {} } } }\n`,
    [
      'api.yaml:4:3: The path "a" does not begin with a slash. Write it as /things/{id}.',
      'api.yaml:5:38: The reference "#/nowhere" leads to nothing. Add the target, or correct the reference.',
      'api.yaml:6:29: "ok" is not a status. Use three digits such as 404, a range such as 4XX, or default.',
    ],
  ],
];

describe("a document that cannot be read", () => {
  test.each(cases)("%s", async (_, text, lines) => {
    const folder = tempFolder();
    writeFileSync(join(folder, "api.yaml"), text);
    const run = await runHere(["generate", "--spec", "api.yaml", "--out", "client"], {
      cwd: folder,
    });
    expect(refusal(run)).toEqual(lines);
    expect(Object.keys(tree(folder))).toEqual(["api.yaml"]);
  });
});

describe("a file that cannot be read", () => {
  const files: [name: string, spec: string, line: string][] = [
    ["is not there", "none.yaml", "none.yaml:1:1: There is no such file. Check the path."],
    ["is a folder", "folder", "folder:1:1: This is a folder. Name the file in it."],
    [
      "is on a host",
      "http://example.org/api.yaml",
      "http://example.org/api.yaml:1:1: Documents are fetched over https only. Write https, or name a file.",
    ],
  ];

  test.each(files)("%s", async (_, spec, line) => {
    const folder = tempFolder();
    mkdirSync(join(folder, "folder"));
    const run = await runHere(["generate", "--spec", spec, "--out", "client"], { cwd: folder });
    expect(refusal(run)).toEqual([line]);
    expect(tree(folder)).toEqual({});
  });
});

test("what was generated before stays as it was", async () => {
  const folder = tempFolder();
  const args = ["generate", "--spec", "api.yaml", "--out", "client"];
  writeFileSync(join(folder, "api.yaml"), `${head}paths: { /a: { get: { ${done} } } }\n`);
  expect(await runHere(args, { cwd: folder })).toMatchObject({ code: 0, stderr: "" });
  const before = tree(join(folder, "client"));
  writeFileSync(join(folder, "api.yaml"), `${head}paths: { b: { get: { ${done} } } }\n`);
  expect((await runHere(args, { cwd: folder })).code).toBe(2);
  expect(tree(join(folder, "client"))).toEqual(before);
});

/** The lines of a refusal: exit code 2, nothing on stdout, one line for each problem. */
function refusal({ code, stdout, stderr }: Run): string[] {
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr.endsWith("\n")).toBe(true);
  return stderr.trimEnd().split("\n");
}
