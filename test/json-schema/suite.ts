import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "../../src/generate.js";
import { isObject } from "../../src/json/is-object.js";
import type { Json } from "../../src/json/json.js";
import { compileNatively } from "../compile-natively.js";
import { flagSets } from "../compile.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

/** An instance of JSON Schema's own test suite, and what the compiler says of it. */
export interface Instance {
  /** The file of the suite, without its extension. */
  file: string;
  group: string;
  test: string;
  schema: Json;
  data: Json;
  isValid: boolean;
  compiles: boolean;
}

interface Group {
  description: string;
  schema: Json;
  tests: { description: string; data: Json; valid: boolean }[];
}

/**
 * Groups whose schemas are about what a component of a document cannot be: an address of its own (`$id`), a dialect of
 * its own (`$schema` with `$vocabulary`), or a schema on the network.
 */
const foreign = /"\$id"|"\$ref":\s*"(?!#)|"\$dynamicRef":\s*"(?!#)|metaschema/;

/** A component for each group of the suite, and its instances held against the component's type. */
export async function judge(folder: string): Promise<Instance[]> {
  const groups = readdirSync(folder)
    .toSorted()
    .flatMap((name) => groupsOf(folder, name));
  const schemas = groups.map(({ group }, index) => [`G${index}`, placed(group.schema, index)]);
  const types = await typesOf(Object.fromEntries(schemas) as Record<string, Json>);
  const lines = groups.flatMap(({ file, group }, index) =>
    group.tests.map(({ description, data, valid }) => ({
      type: `schema.G${index}`,
      instance: {
        ...{ file, group: group.description, test: description },
        ...{ schema: group.schema, data, isValid: valid },
      },
    })),
  );
  const errors = errorLines(
    types,
    lines.map(
      ({ type, instance }) => `export const a: ${type} = ${JSON.stringify(instance.data)};`,
    ),
  );
  return lines.map(({ instance }, index) => ({ ...instance, compiles: !errors.has(index) }));
}

function groupsOf(folder: string, name: string): { file: string; group: Group }[] {
  const groups = JSON.parse(readFileSync(join(folder, name), "utf8")) as Group[];
  return groups
    .filter(({ schema }) => !foreign.test(JSON.stringify(schema)))
    .map((group) => ({ file: name.replace(/\.json$/, ""), group }));
}

/** A schema as a component: what refers to the root of the schema refers to the component. */
function placed(value: Json, index: number): Json {
  if (Array.isArray(value)) return value.map((each) => placed(each, index));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "$schema");
  return Object.fromEntries(
    entries.map(([key, member]) => [
      key,
      key === "$ref" && typeof member === "string" && /^#(\/|$)/.test(member)
        ? `#/components/schemas/G${index}${member.slice(1)}`
        : key === "enum" || key === "const"
          ? member
          : placed(member, index),
    ]),
  );
}

async function typesOf(schemas: Record<string, Json>): Promise<Record<string, string>> {
  const folder = tempFolder();
  const spec = join(folder, "api.json");
  const info = { title: "Suite", version: "1" };
  const names = Object.keys(schemas).map((name) => [
    name,
    { $ref: `#/components/schemas/${name}` },
  ]);
  const schema = { type: "object", properties: Object.fromEntries(names) as Json };
  // What is sent is closed: a list of values that is read may grow.
  const post = {
    operationId: "send",
    requestBody: { content: { "application/json": { schema } } },
    responses: { "204": { description: "Done." } },
  };
  const document = { openapi: "3.1.0", info, paths: { "/all": { post } }, components: { schemas } };
  writeFileSync(spec, JSON.stringify(document));
  const out = join(folder, "client");
  await generate({ spec, out, layout: "source" });
  return tree(out);
}

/** The lines, counted from 0, that do not compile. */
function errorLines(client: Record<string, string>, lines: string[]): ReadonlySet<number> {
  const folder = join(root, "json-schema-suite");
  const files = new Map([[join(folder, "models.ts"), client["models.ts"] ?? ""]]);
  const use = join(folder, "use.ts");
  const head = 'import type * as schema from "./models.js";';
  files.set(
    use,
    [head, ...lines.map((line, index) => line.replace("const a:", `const a${index}:`))].join("\n"),
  );
  const [flags = {}] = Object.values(flagSets);
  const errors = compileNatively(files, flags, join(root, "src", "runtime"));
  const others = errors.filter(({ file }) => file !== use);
  if (others.length > 0)
    throw new Error(others.map(({ file, line, text }) => `${file}:${line} ${text}`).join("\n"));
  return new Set(errors.map(({ line }) => line - 2));
}
