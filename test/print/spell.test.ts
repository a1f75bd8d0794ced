import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { astToString, transformSchemaObject } from "openapi-typescript";
import type { GlobalContext, SchemaObject } from "openapi-typescript";
import { expect, test } from "vitest";
import { emit } from "../../src/emit/emit.js";
import { model } from "../../src/model/model.js";
import { formatText } from "../../src/print/format.js";
import { spellDeclaration } from "../../src/print/spell.js";
import { typeOf } from "../../src/print/type-of.js";
import type { Type } from "../../src/print/type.js";
import { readAssets } from "../../src/read/assets.js";
import { read } from "../../src/read/read.js";
import { root } from "../program.js";
import { sharedDir } from "../shared-dir.js";

/*
 * Types are spelled from what their schemas mean. Where JSON Schema can say such a type, openapi-typescript must spell
 * it alike. Two differences are meant: it puts the values of an enum in parentheses beside other types, and repeats
 * equal parts of an intersection.
 */
const folder = sharedDir("specs");
const names =
  folder === undefined ? [] : readdirSync(folder).filter((name) => !name.endsWith(".md"));
const shared = names.map((name) => join(folder ?? "", name));
const documents = [
  join(root, "spec", "healos.yaml"),
  ...shared.filter((file) => statSync(file).size < 1_000_000),
];

test.each(documents)("%s", { timeout: 120_000 }, async (file) => {
  const { api } = model(await read(file));
  const models = new Map(api.models.map((each) => [each.name, each]));
  const outputs = emit(api, {
    layout: "source",
    importExtension: "js",
    runtime: readAssets().runtime,
  });
  const types = outputs.filter((output) => output.kind === "types");
  const ours: string[] = [];
  const theirs: string[] = [];
  for (const declaration of types.flatMap(({ declarations }) => declarations)) {
    const type = typeOf({ ...declaration, direction: "read" }, models);
    const schema = schemaOf(type);
    if (schema === undefined) continue;
    const read = { ...declaration, direction: "read", docs: [] } as const;
    ours.push(spellDeclaration(read, type, noUses).text.replace(/^export (interface|type) /, ""));
    theirs.push(`${declaration.name} = ${astToString(transformSchemaObject(schema, { ctx }))}`);
  }
  expect(ours.length).toBeGreaterThan(3);
  expect(await laidOut(ours)).toEqual(await laidOut(theirs));
});

const noUses = { model: () => undefined, runtimeType: () => undefined };

/** One layout for both: an interface is the alias of an object, and a comment says nothing of a type. */
async function laidOut(types: readonly string[]): Promise<string[]> {
  const texts = types.map((type) => type.replace(/^(\w+) (?== |\{)(= )?/, "type $1 = "));
  const plain = texts.map((text) => text.replaceAll(/\/\*\*[^]*?\*\/\n/g, ""));
  const formatted = await formatText("types.ts", plain.join("\n//|\n"));
  return formatted.split("//|").map((text) => text.replaceAll(/[\s;]+|(?<==)\s*\|/g, " ").trim());
}

/** The schema of a type, where JSON Schema can say it. */
function schemaOf(type: Type): SchemaObject | undefined {
  switch (type.kind) {
    case "keyword":
      return keywordSchema(type.name);
    case "literals":
      return type.values.every((value) => typeof value === "string")
        ? ({ enum: [...type.values] } as SchemaObject)
        : undefined;
    case "list": {
      const items = schemaOf(type.item);
      return items && ({ type: "array", items } as SchemaObject);
    }
    case "model":
      return { $ref: `#/${type.name}` } as unknown as SchemaObject;
    case "union":
    case "intersection": {
      const parts = (type.kind === "union" ? type.variants : type.parts).map(schemaOf);
      // Values beside other types: the difference that is meant.
      const isApart = (type.kind === "union" ? type.variants : []).some(
        ({ kind }) => kind === "literals",
      );
      if (isApart || parts.some((part) => part === undefined)) return undefined;
      // Equal parts: it repeats them, we do not.
      if (new Set(parts.map((part) => JSON.stringify(part))).size < parts.length) return undefined;
      return { [type.kind === "union" ? "oneOf" : "allOf"]: parts } as unknown as SchemaObject;
    }
    case "object": {
      const members = type.members.map(({ name, type: each }) => [name, schemaOf(each)] as const);
      if (type.index || members.some(([, schema]) => schema === undefined)) return undefined;
      return {
        type: "object",
        properties: Object.fromEntries(members),
        required: type.members.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      } as SchemaObject;
    }
    default:
      return undefined;
  }
}

function keywordSchema(name: string): SchemaObject | undefined {
  if (name === "unknown") return {} as SchemaObject;
  return ["string", "number", "boolean", "null"].includes(name)
    ? ({ type: name } as SchemaObject)
    : undefined;
}

const ctx = {
  discriminators: { objects: {}, refsHandled: [] },
  emptyObjectsUnknown: true,
  injectFooter: [],
  resolve: () => undefined,
  silent: true,
} as unknown as GlobalContext;
