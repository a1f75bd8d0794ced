import type { Operation, Webhook } from "../api.js";
import { essenceOf } from "../operations/reading.js";
import type { Schema } from "../schema/schema.js";
import { isJson } from "../operations/payload.js";
import { targetOf, type Models } from "../schema/references.js";
import { partsOf, visitSchemas } from "../schema/visit-schemas.js";
import { isBinary } from "../schema/types-of.js";

/**
 * Where a schema stands in a body of multipart: it is the body, a part, or an item of a list, which is a part for each
 * item (OpenAPI 3.1, 4.8.15). What is deeper is sent as JSON.
 */
type Place = "body" | "item" | "part";

/**
 * Marks the strings that are files. Only a part of multipart can be a file: in JSON a Blob would become `{}`, without a
 * word. Where a model is in both, its type has a string, and the body of multipart gets a type of its own
 * ({@link asForm}).
 */
export function markUploads(operations: Operation[], webhooks: Webhook[], models: Models): void {
  const parts = new Set<Schema>();
  const roots = new Set<Schema>();
  for (const { body, parameters } of operations) {
    for (const { type, schema } of body?.content ?? []) {
      if (schema === undefined) continue;
      if (isForm(type)) {
        visitForm(schema, models, { parts, roots });
      } else if (
        isJson(type) ||
        /^application\/x-www-form-urlencoded$|\/\*$/.test(essenceOf(type))
      ) {
        roots.add(schema);
      }
    }
    for (const { schema } of parameters) roots.add(schema);
  }
  for (const { schema } of webhooks.flatMap((each) => each.responses.flatMap((r) => r.content))) {
    if (schema !== undefined) roots.add(schema);
  }
  const elsewhere = visitSchemas(roots, models);
  for (const schema of parts) {
    if (isBinary(schema)) schema.upload = elsewhere.has(schema) ? "in forms" : "always";
  }
}

function isForm(type: string): boolean {
  return essenceOf(type).startsWith("multipart/");
}

/** Follows a body of multipart: what stands where a file may be, and what is sent as JSON. */
function visitForm(body: Schema, models: Models, { parts, roots }: Found): void {
  const seen = { body: new Set<Schema>(), part: new Set<Schema>(), item: new Set<Schema>() };
  const pending: Placed[] = [{ schema: body, place: "body" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { schema, place } = next;
    if (seen[place].has(schema)) continue;
    seen[place].add(schema);
    if (place !== "body") parts.add(schema);
    const target = targetOf(schema, models);
    for (const each of [...(target ? [target] : []), ...partsOf(schema)]) {
      const inner = placeOf(each, next);
      if (inner === undefined) roots.add(each);
      else pending.push({ schema: each, place: inner });
    }
  }
}

interface Placed {
  schema: Schema;
  place: Place;
}

interface Found {
  parts: Set<Schema>;
  /** What is sent in other ways begins here. */
  roots: Set<Schema>;
}

/** The place of a schema directly below another one; undefined where it is sent as JSON. */
function placeOf(part: Schema, { schema, place }: Placed): Place | undefined {
  const { items, prefixItems = [] } = schema;
  if (part === items || prefixItems.includes(part)) {
    return place === "part" ? "item" : undefined;
  }
  const isSame =
    schema.$ref !== undefined ||
    [schema.allOf, schema.anyOf, schema.oneOf].some((list) => list?.includes(part));
  return isSame ? place : place === "body" ? "part" : undefined;
}

/**
 * The schema of a body of multipart, in which what is a file only there is one. It is the schema itself where nothing
 * changes; models that change are written out.
 */
export function asForm(body: Schema, models: Models): Schema {
  return copied({ schema: body, place: "body" }, models, []);
}

function copied(placed: Placed, models: Models, trail: readonly Schema[]): Schema {
  const { schema, place } = placed;
  const target = targetOf(schema, models);
  if (target !== undefined) {
    const copy = trail.includes(target)
      ? target
      : copied({ schema: target, place }, models, [...trail, target]);
    return copy === target ? schema : copy;
  }
  const below = (part: Schema): Schema => {
    const inner = placeOf(part, placed);
    return inner === undefined ? part : copied({ schema: part, place: inner }, models, trail);
  };
  const changed: Schema = {};
  if (schema.upload === "in forms" && place !== "body") changed.upload = "always";
  for (const key of ["allOf", "anyOf", "oneOf", "prefixItems"] as const) {
    const parts = schema[key]?.map(below);
    if (parts?.some((part, index) => part !== schema[key]?.[index])) changed[key] = parts;
  }
  for (const key of ["properties", "patternProperties"] as const) {
    const entries = Object.entries(schema[key] ?? {});
    const copies = entries.map(([name, part]): [string, Schema] => [name, below(part)]);
    if (copies.some(([, copy], index) => copy !== entries[index]?.[1])) {
      changed[key] = Object.fromEntries(copies);
    }
  }
  for (const key of ["items", "additionalProperties"] as const) {
    const part = schema[key];
    if (part !== undefined && below(part) !== part) changed[key] = below(part);
  }
  return Object.keys(changed).length === 0 ? schema : { ...schema, ...changed };
}
