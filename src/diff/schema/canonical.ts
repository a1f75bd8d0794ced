import { createHash } from "node:crypto";
import type { Json } from "../../json/json.js";
import { annotations, isOneOf, lists, maps, singles } from "../../model/schema/keywords.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { referredModels } from "../unchanged.js";

/**
 * Keywords that say nothing about which values are valid (JSON Schema 2020-12, Validation, 9; OpenAPI 3.1, 4.8.25). Who
 * sends a property decides where it may stand.
 */
const idle: ReadonlySet<string> = new Set([
  ...[...annotations].filter((keyword) => keyword !== "readOnly" && keyword !== "writeOnly"),
  ...["discriminator", "flavor", "upload"],
]);

/** Keywords with a list of values whose order says nothing. */
const sets: ReadonlySet<string> = new Set(["enum", "required", "type"]);

/** More schemas than this are not written out in one text: models that refer to each other multiply. */
const mostSchemas = 500;

/** Finds the schema of a model. */
export type FindModel = (name: string) => Schema | undefined;

/** Whether a keyword of a schema says nothing about which values are valid. */
export function isIdle(schema: Schema, keyword: string): boolean {
  switch (keyword) {
    // Neither says anything without the other (JSON Schema 2020-12, Core, 10.2.2).
    case "if":
      return schema.then === undefined && schema.else === undefined;
    case "then":
    case "else":
      return schema.if === undefined;
    case "propertyNames":
      return isAnyName(schema.propertyNames ?? {});
    case "dependentRequired":
      return Object.values(schema.dependentRequired ?? {}).every((names) => names.length === 0);
    // None need be there, and none is too many (JSON Schema 2020-12, Core, 10.3.1.3).
    case "contains":
      return schema.minContains === 0 && schema.maxContains === undefined;
    case "minContains":
    case "maxContains":
      return schema.contains === undefined || isIdle(schema, "contains");
    // A hint to who shows the value (OpenAPI 3.1, 4.4).
    case "format":
      return schema.format === "password";
    default:
      return idle.has(keyword);
  }
}

/** Names are strings: some generators say so of every map. */
function isAnyName(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) =>
    keyword === "type" ? schema.type === "string" : isIdle(schema, keyword),
  );
}

/**
 * JSON with sorted keys and without annotations: two schemas with the same text accept the same values. With `find`
 * a model stands where it is referred to, so that what it says counts and its name does not.
 */
export function canonical(schema: Schema, find?: FindModel): string {
  return canonicalOf({ keyword: "not", value: schema }, find);
}

/** The same of the value that a keyword has in a schema. */
export function canonicalOf(
  { keyword, value }: { keyword: string; value: unknown },
  find?: FindModel,
): string {
  const walk: Walk = { find, within: [], left: mostSchemas };
  const text = JSON.stringify(plainValue(keyword, value, walk));
  return walk.left >= 0 || find === undefined ? text : withModels({ keyword, value }, find);
}

/** The text with references as they are, and a digest of all that they lead to. */
function withModels(
  { keyword, value }: { keyword: string; value: unknown },
  find: FindModel,
): string {
  const text = canonicalOf({ keyword, value });
  const reached = new Map(referredModels(text).map((ref) => [ref, ""]));
  for (const ref of reached.keys()) {
    const model = canonical(find(modelOf(ref)) ?? {});
    reached.set(ref, `${ref} ${model}`);
    for (const next of referredModels(model)) if (!reached.has(next)) reached.set(next, "");
  }
  const models = [...reached.values()].sort().join("\n");
  return `${text} ${createHash("sha256").update(models).digest("hex")}`;
}

interface Walk {
  find: FindModel | undefined;
  /** The models that are being written out. */
  within: readonly string[];
  /** How many schemas may still be written out. */
  left: number;
}

function plainSchema(schema: Schema, walk: Walk): unknown {
  const { $ref } = schema;
  if (walk.find !== undefined) walk.left -= 1;
  if (walk.left < 0) return null;
  if ($ref === undefined || walk.find === undefined) {
    const said = Object.entries(schema).filter(([keyword]) => !isIdle(schema, keyword));
    return sorted(said.map(([keyword, value]) => [keyword, plainValue(keyword, value, walk)]));
  }
  // A model that contains itself: how far up it began says the same whatever it is called.
  const began = walk.within.indexOf($ref);
  if (began >= 0) return { $ref: walk.within.length - began };
  const inner: Walk = { ...walk, within: [...walk.within, $ref] };
  const plain = plainSchema(walk.find(modelOf($ref)) ?? {}, inner);
  walk.left = inner.left;
  return plain;
}

function plainValue(keyword: string, value: unknown, walk: Walk): unknown {
  const inOrder = (list: unknown[]): unknown[] =>
    list
      .map((each): [string, unknown] => [JSON.stringify(each), each])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, each]) => each);
  if (isOneOf(singles, keyword)) {
    return plainSchema(value as Schema, walk);
  }
  if (isOneOf(lists, keyword)) {
    const parts = (value as Schema[]).map((each) => plainSchema(each, walk));
    // Only the positions of a tuple have an order.
    return keyword === "prefixItems" ? parts : inOrder(parts);
  }
  if (isOneOf(maps, keyword)) {
    const parts = Object.entries(value as Record<string, Schema>);
    return sorted(parts.map(([name, each]) => [name, plainSchema(each, walk)]));
  }
  const plain: unknown = JSON.parse(sameValue(value as Json));
  return sets.has(keyword) && Array.isArray(plain) ? inOrder(plain) : plain;
}

function sorted(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON with sorted keys: what two values have in common if they are the same value. */
export function sameValue(value: Json | undefined): string {
  return value === undefined
    ? ""
    : (JSON.stringify(value, (_, held: unknown) =>
        typeof held === "object" && held !== null && !Array.isArray(held)
          ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
          : held,
      ) as string);
}
