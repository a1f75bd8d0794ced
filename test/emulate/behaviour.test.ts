import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { behaviourSchema } from "../../src/emulate/behaviour/behaviour-schema.js";
import { generate } from "../../src/generate.js";
import { compileNatively } from "../compile-natively.js";
import { flagSets } from "../compile.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

/*
 * A behaviour file is a type for programs and a schema for files. They say the same: the type that is generated from the
 * schema and the one that is written by hand can stand for each other, with every optional member there and without.
 */

/** The models of a document whose only operation takes what the schema describes. */
async function modelsOf(schema: string): Promise<string> {
  const folder = tempFolder();
  const { $defs, ...Behaviour } = JSON.parse(
    schema.replaceAll("#/$defs/", "#/components/schemas/"),
  ) as { $defs: object };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Behaviour" } } };
  const responses = { 204: { description: "Done." } };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/": { post: { operationId: "behave", requestBody: { content }, responses } } },
    components: { schemas: { ...$defs, Behaviour } },
  };
  writeFileSync(join(folder, "api.json"), JSON.stringify(document));
  await generate({ spec: join(folder, "api.json"), out: join(folder, "out"), layout: "source" });
  return readFileSync(join(folder, "out", "models.ts"), "utf8");
}

const use = `
import type { Behaviour as Declared } from "./behaviour.js";
import type { Json } from "./json.js";
import type { Behaviour as OfSchema } from "./models.js";

// Where anything may stand, both have any.
type Loose<T> = Json extends T ? any : T extends object ? { [K in keyof T]: Loose<T[K]> } : T;
type Whole<T> = Json extends T ? any : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;

declare const ofSchema: Loose<OfSchema>;
declare const declared: Loose<Declared>;
export const one: Loose<Declared> = ofSchema;
export const other: Loose<OfSchema> = declared;

declare const wholeOfSchema: Whole<OfSchema>;
declare const wholeDeclared: Whole<Declared>;
export const third: Whole<Declared> = wholeOfSchema;
export const fourth: Whole<OfSchema> = wholeDeclared;
`;

async function errorsOf(schema: string): Promise<number[]> {
  const folder = join(root, "behaviour-types");
  const source = (path: string): string => readFileSync(join(root, "src", path), "utf8");
  const files = new Map([
    [join(folder, "use.ts"), use],
    [join(folder, "models.ts"), await modelsOf(schema)],
    [
      join(folder, "behaviour.ts"),
      source("emulate/behaviour/behaviour.ts").replace("../../json/json.js", "./json.js"),
    ],
    [join(folder, "json.ts"), source("json/json.ts")],
  ]);
  const [flags = {}] = Object.values(flagSets);
  // What is sent may be undefined in the client, which leaves it out.
  const options = { ...flags, exactOptionalPropertyTypes: false };
  return compileNatively(files, options).map(({ line }) => line);
}

const schema = JSON.stringify(behaviourSchema);

test("the type says what the schema says", async () => {
  expect(await errorsOf(schema)).toEqual([]);
});

test.each([
  ["another kind of a value", '"owner":', '"holder":'],
  ["another optional member", '"ignoredOnUpdate":', '"ignored":'],
  ["another value of an enum", '"untilDay"', '"beforeDay"'],
  ["a member that may be left out", '"required":["record","error"]', '"required":["record"]'],
  ["a list in the place of a pair", '"items":false,', ""],
])("and not with %s", async (_, text, other) => {
  expect(schema).toContain(text);
  expect(await errorsOf(schema.replace(text, other))).not.toEqual([]);
});
