import { isObject } from "../../json/is-object.js";
import type { JsonObject } from "../../json/json.js";
import { pointerTokens } from "../../json/pointer.js";
import type { Node } from "../document.js";
import { itemsOf, member, membersOf, type SwaggerContext } from "./context.js";
import { MadeObject, madeList, type Made } from "./made.js";

/** Keywords whose value is a schema, a list of them, or an object of them. */
const singles = ["additionalProperties", "items", "not"];
const lists = ["allOf", "anyOf", "items", "oneOf"];
const maps = ["definitions", "patternProperties", "properties"];

/** A Schema Object of Swagger 2.0 as one of OpenAPI 3.0. What is the same in both stays as it is. */
export function schemaOf(node: Node, context: SwaggerContext): Made {
  return changed(node, context) ?? context.kept(node);
}

/** The schemas of `definitions`. */
export function schemasOf(definitions: Node, context: SwaggerContext): Made {
  const schemas = new MadeObject(context.originOf(definitions.at));
  const values = discriminatorValues(definitions);
  for (const [name, node] of membersOf(definitions)) {
    const schema = name === "$ref" ? context.kept(node) : schemaOf(node, context);
    schemas.set(name, schema);
    const mapping = values.get(name);
    const discriminator = isObject(schema.value) ? schema.value["discriminator"] : undefined;
    if (mapping !== undefined && isObject(discriminator)) discriminator["mapping"] = mapping;
  }
  return schemas;
}

/** The schema with what has to be changed in it; undefined where nothing has. */
function changed(node: Node, context: SwaggerContext): Made | undefined {
  if (!isObject(node.value)) return undefined;
  const members = membersOf(node);
  const parts = members.map(([key, part]) => changedMember(key, part, context));
  const isFile = node.value["type"] === "file";
  const isNullable = node.value["x-nullable"] === true && node.value["nullable"] === undefined;
  if (!isFile && !isNullable && parts.every((part) => part === undefined)) return undefined;
  const schema = new MadeObject(context.originOf(node.at));
  members.forEach(([key, part], index) => schema.set(key, parts[index] ?? context.kept(part)));
  if (isFile) {
    schema.say("type", "string", context.originOf(`${node.at}/type`));
    schema.say("format", "binary", context.originOf(`${node.at}/type`));
  }
  if (isNullable) schema.say("nullable", true, context.originOf(`${node.at}/x-nullable`));
  return schema;
}

function changedMember(key: string, node: Node, context: SwaggerContext): Made | undefined {
  const { value } = node;
  if (key === "$ref" && typeof value === "string") {
    const reference = context.reference(value, node.at);
    return reference === value
      ? undefined
      : { value: reference, origin: context.originOf(node.at) };
  }
  if (key === "discriminator" && typeof value === "string") {
    return { value: { propertyName: value }, origin: context.originOf(node.at) };
  }
  if (lists.includes(key) && Array.isArray(value)) {
    const items = itemsOf(node);
    const made = items.map((item) => changed(item, context));
    if (made.every((part) => part === undefined)) return undefined;
    const all = items.map((item, index) => made[index] ?? context.kept(item));
    return madeList(all, context.originOf(node.at));
  }
  if (singles.includes(key)) return changed(node, context);
  return maps.includes(key) ? changedMap(node, context) : undefined;
}

function changedMap(node: Node, context: SwaggerContext): Made | undefined {
  const members = membersOf(node);
  const made = members.map(([, part]) => changed(part, context));
  if (made.every((part) => part === undefined)) return undefined;
  const map = new MadeObject(context.originOf(node.at));
  members.forEach(([key, part], index) => map.set(key, made[index] ?? context.kept(part)));
  return map;
}

/**
 * What a schema's name stands for in its base's discriminator where `x-ms-discriminator-value` says something else: the
 * mappings of the bases, by their names.
 */
function discriminatorValues(definitions: Node): Map<string, JsonObject> {
  const mappings = new Map<string, JsonObject>();
  for (const [name, node] of membersOf(definitions)) {
    const value = member(node, "x-ms-discriminator-value")?.value;
    if (typeof value !== "string") continue;
    for (const base of basesOf(node, definitions)) {
      const mapping = mappings.get(base) ?? {};
      mappings.set(base, { ...mapping, [value]: `#/components/schemas/${escaped(name)}` });
    }
  }
  return mappings;
}

/** The names of the definitions that a schema is composed of, near and far, itself among them. */
function basesOf(node: Node, definitions: Node): Set<string> {
  const found = new Set<string>();
  const pending = [node];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const self = pointerTokens(current.at.slice(1))?.[1];
    if (self !== undefined && found.has(self)) continue;
    if (self !== undefined) found.add(self);
    for (const part of itemsOf(member(current, "allOf"))) {
      const reference = member(part, "$ref")?.value;
      const name = /^#\/definitions\/([^/]+)$/.exec(String(reference))?.[1];
      const base = name === undefined ? undefined : member(definitions, unescaped(name));
      if (base !== undefined) pending.push(base);
    }
  }
  return found;
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function unescaped(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return token;
  }
}
