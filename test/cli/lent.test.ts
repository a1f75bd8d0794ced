import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";

/*
 * What the settings say of a document for `generate` holds where another command takes the same document.
 */
const before = `openapi: 3.1.0
info: { title: Clinic, version: "1" }
paths:
  /visits:
    get:
      operationId: Visits_get_all
      tags: [visits]
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Page«Acme.Visit»" } } } }
  /internal/health:
    get: { operationId: health, tags: [internal], responses: { "204": { description: ok } } }
components:
  schemas:
    Page«Acme.Visit»: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Acme.Visit" } } } }
    Acme.Visit:
      type: object
      required: [number, at, room]
      properties:
        number: { type: integer, format: int64 }
        at: { type: string, format: date-time }
        room: { type: string }
`;
const after = before
  .replace("operationId: Visits_get_all", "operationId: Visits_find")
  .replace("properties: { items: { type: array, items", "properties: { rows: { type: array, items")
  .replace(", format: int64", "")
  .replace(", format: date-time", "")
  .replace("required: [number, at, room]", "required: [number, at]")
  .replace(/ {2}\/internal\/health:\n.*\n/, "");
const overlay = `overlay: 1.0.0
info: { title: Own, version: "1" }
actions: [{ target: "$.paths['/internal/health']", remove: true }]
`;

let cwd: string;

function settle(settings: object): void {
  writeFileSync(join(cwd, "healos-codegen.json"), JSON.stringify(settings));
}

beforeEach(() => {
  cwd = tempFolder();
  const texts = { "before.yaml": before, "api.yaml": after, "own.yaml": overlay };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(cwd, name), text);
});

const run = (...args: string[]): ReturnType<typeof runHere> => runHere(args, { cwd });
const diff = (...args: string[]): ReturnType<typeof runHere> =>
  run("diff", "before.yaml", "api.yaml", ...args);

describe("diff takes of generate", () => {
  test.each<[object, string[]]>([
    [{ naming: "keep" }, ["--naming", "keep"]],
    [{ stripPrefix: ["Acme."] }, ["--strip-prefix", "Acme."]],
    [{ plainGenerics: true }, ["--plain-generics"]],
    [{ int64: "bigint" }, ["--int64", "bigint"]],
    [{ dates: "date" }, ["--dates", "date"]],
    [{ include: ["visits"] }, ["--include", "visits"]],
    [{ exclude: ["/internal/**"] }, ["--exclude", "/internal/**"]],
    [{ overlay: "own.yaml" }, ["--overlay", "own.yaml"]],
  ])("%j", async (own, args) => {
    settle({});
    const plain = await diff();
    const asked = await diff(...args);
    expect(asked.stdout).not.toBe(plain.stdout);
    settle({ generate: { spec: "api.yaml", ...own } });
    expect(await diff()).toEqual(asked);
    const other = { name: "other", spec: "other.yaml", naming: "keep", exclude: ["x"] };
    settle({ generate: [other, { name: "clinic", spec: "./api.yaml", ...own }] });
    expect(await diff()).toEqual(asked);
  });
});

test("of two clients of one document, what they say alike holds", async () => {
  const both = { spec: "api.yaml", naming: "keep" };
  const asked = await diff("--naming", "keep");
  settle({
    generate: [
      { ...both, name: "a", include: ["visits"] },
      { ...both, name: "b", include: ["internal"] },
    ],
  });
  expect(await diff()).toEqual(asked);
});

/** An overlay that is not there is told where it is taken. */
const missing = { spec: "api.yaml", overlay: "none.yaml" };
const told = { code: 2, stderr: expect.stringMatching(/^none\.yaml:1:1: /) };
const har = ["--har", "none.har"];

describe.each([
  ["lint", [], ["api.yaml"]],
  ["verify", har, ["./api.yaml"]],
  ["emulate", [], ["--spec", "api.yaml"]],
  ["docs", [], ["--spec", "api.yaml"]],
  ["uses", ["--project", "."], ["--spec", "api.yaml"]],
])("%s", (command, rest, named) => {
  test("takes the document of generate, and its overlays", async () => {
    settle({ generate: missing });
    expect(await run(command, ...rest)).toMatchObject(told);
    expect(await run(command, ...rest, ...named)).toMatchObject(told);
  });

  test("takes the overlays of the client that is made of the document, and asks for one of several", async () => {
    settle({
      generate: [
        { ...missing, name: "a" },
        { name: "b", spec: "before.yaml" },
      ],
    });
    expect(await run(command, ...rest, ...named)).toMatchObject(told);
    expect(await run(command, ...rest)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^healos-codegen\.json:1:\d+: There are several clients: name the document\.\n$/,
      ),
    });
  });
});

test("what is explained needs no document", async () => {
  settle({ generate: [{ ...missing, name: "a" }] });
  expect(await run("lint", "--explain", "left-out")).toMatchObject({ code: 0, stderr: "" });
});
