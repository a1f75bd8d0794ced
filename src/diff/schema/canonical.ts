import { createHash } from "node:crypto";
import type { Json } from "../../json/json.js";
import { sortedJson } from "../../json/sorted-json.js";
import { isIdle } from "../../model/schema/idle-keywords.js";
import { isOneOf, lists, maps, singles } from "../../model/schema/keywords.js";
import { targetOf, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { referredModels } from "../unchanged.js";

/** Keywords with a list of values whose order says nothing. */
const sets: ReadonlySet<string> = new Set(["enum", "required", "type"]);

/** More schemas than this are not written out in one text: models that refer to each other multiply. */
const maxSchemas = 500;

/**
 * JSON with sorted keys and without annotations: two schemas with the same text accept the same values. With `models`
 * a model stands where it is referred to, so that what it says counts and its name does not.
 */
export function canonical(schema: Schema, models?: Models): string {
  return canonicalOf({ keyword: "not", value: schema }, models);
}

/** The same of the value that a keyword has in a schema. */
export function canonicalOf(
  { keyword, value }: { keyword: string; value: unknown },
  models?: Models,
): string {
  const walk: Walk = { models, within: [], left: maxSchemas };
  const text = JSON.stringify(plainValue(keyword, value, walk));
  return walk.left >= 0 || models === undefined ? text : withModels({ keyword, value }, models);
}

/** The text with references as they are, and a digest of all that they lead to. */
function withModels(
  { keyword, value }: { keyword: string; value: unknown },
  models: Models,
): string {
  const text = canonicalOf({ keyword, value });
  const reached = new Map(referredModels(text).map((ref) => [ref, ""]));
  for (const ref of reached.keys()) {
    const said = canonical(targetOf({ $ref: ref }, models) ?? {});
    reached.set(ref, `${ref} ${said}`);
    for (const next of referredModels(said)) if (!reached.has(next)) reached.set(next, "");
  }
  const all = [...reached.values()].sort().join("\n");
  return `${text} ${createHash("sha256").update(all).digest("hex")}`;
}

interface Walk {
  models: Models | undefined;
  /** The models that are being written out. */
  within: readonly string[];
  /** How many schemas may still be written out. */
  left: number;
}

function plainSchema(schema: Schema, walk: Walk): unknown {
  const { $ref } = schema;
  if (walk.models !== undefined) walk.left -= 1;
  if (walk.left < 0) return null;
  if ($ref === undefined || walk.models === undefined) {
    const said = Object.entries(schema).filter(([keyword]) => !isIdle(schema, keyword));
    return sorted(said.map(([keyword, value]) => [keyword, plainValue(keyword, value, walk)]));
  }
  // A model that contains itself: how far up it began says the same whatever it is called.
  const began = walk.within.indexOf($ref);
  if (began >= 0) return { $ref: walk.within.length - began };
  const inner: Walk = { ...walk, within: [...walk.within, $ref] };
  const plain = plainSchema(targetOf(schema, walk.models) ?? {}, inner);
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
  const plain: unknown = JSON.parse(sortedJson(value as Json));
  return sets.has(keyword) && Array.isArray(plain) ? inOrder(plain) : plain;
}

function sorted(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
