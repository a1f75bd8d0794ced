import { generate } from "../../src/generate.js";
import { isObject } from "../../src/json/is-object.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { model } from "../../src/model/model.js";
import type { Schema } from "../../src/model/schema/schema.js";
import { modelOf } from "../../src/model/schema/schema.js";
import { visitSchemas } from "../../src/model/schema/visit-schemas.js";
import { open } from "../../src/read/open.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import type { Proved } from "./judge.js";

/**
 * The models of a document that are read, as JSON Schema. Which variant a value is, a discriminator tells the type and
 * not ajv, so that models which lead to one are left out.
 */
export async function documentModels(spec: string, most: number): Promise<Proved> {
  const { api } = model(await open(spec, {}));
  const told = leadingToTags(new Map(api.models.map(({ name, schema }) => [name, schema])));
  const components = Object.fromEntries(
    api.models.map(({ name, schema }) => [name, asJsonSchema(schema as unknown as Json)]),
  );
  const names = api.models
    .filter(({ name, read }) => read && !told.has(name))
    .map(({ name }) => name);
  const step = Math.max(1, Math.floor(names.length / most));
  const out = tempFolder();
  await generate({ spec, out, layout: "source" });
  return {
    components,
    // What is read may have values that no list names yet.
    loose: Object.fromEntries(
      Object.entries(components).map(([name, each]) => [name, opened(each)]),
    ),
    names: names.filter((_, index) => index % step === 0).slice(0, most),
    models: tree(out)["models.ts"] ?? "",
  };
}

function leadingToTags(models: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const told = new Set<string>();
  const referring = new Map<string, string[]>();
  for (const [name, root] of models) {
    for (const { discriminator, $ref } of visitSchemas([root])) {
      if (discriminator !== undefined) told.add(name);
      if ($ref === undefined) continue;
      referring.set(modelOf($ref), [...(referring.get(modelOf($ref)) ?? []), name]);
    }
  }
  for (const name of told) for (const other of referring.get(name) ?? []) told.add(other);
  return told;
}

/** A schema without our own notes, and without properties that are only sent. */
function asJsonSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(asJsonSchema);
  if (!isObject(schema)) return schema;
  const gone = new Set(
    Object.entries((schema["properties"] as JsonObject | undefined) ?? {})
      .filter(([, each]) => isObject(each) && each["writeOnly"] === true)
      .map(([name]) => name),
  );
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
      if (notes.has(keyword)) return [];
      if (keyword === "enum" || keyword === "const") return [[keyword, value]];
      if (keyword === "$ref") return [[keyword, `#/components/schemas/${modelOf(String(value))}`]];
      if (keyword === "required")
        return [[keyword, (value as string[]).filter((name) => !gone.has(name))]];
      if (keyword === "properties") {
        const kept = Object.entries(value as JsonObject).filter(([name]) => !gone.has(name));
        return [
          [keyword, Object.fromEntries(kept.map(([name, each]) => [name, asJsonSchema(each)]))],
        ];
      }
      return [[keyword, asJsonSchema(value)]];
    }),
  );
}

/** What the model notes of a schema, and what says nothing of a value. */
const notes: ReadonlySet<string> = new Set([
  ...["default", "example", "examples", "title", "description", "xml", "evidence", "lifecycle"],
  ...["valueNotes", "isPublic", "flavor", "upload", "inProgram", "extensibleEnum", "discriminator"],
]);

function opened(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(opened);
  if (!isObject(schema)) return schema;
  const { enum: values, ...rest } = schema;
  const others = Object.fromEntries(
    Object.entries(rest).map(([keyword, value]) => [keyword, opened(value)]),
  );
  if (!Array.isArray(values)) return others;
  const isOpen = values.filter((value) => value !== null).length > 1;
  const types = new Set(values.map((value) => (value === null ? "null" : typeof value)));
  return isOpen ? { ...others, type: [...types] } : { ...others, enum: values };
}
