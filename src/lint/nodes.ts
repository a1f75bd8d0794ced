import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { Document, Node } from "../read/document.js";
import { memberAt } from "../json/pointer.js";

/** Keywords whose value is data: what looks like OpenAPI in it is none. */
const dataKeys = new Set(["const", "default", "dataValue", "enum", "example", "value"]);

/** Keywords whose value is a map: its keys are names that the document chose, not keywords. */
const mapKeys = new Set([
  "$defs",
  "additionalOperations",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "examples",
  "headers",
  "links",
  "mediaTypes",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securitySchemes",
  "variables",
  "webhooks",
]);

interface Visit extends Node {
  isMap: boolean;
}

/**
 * Every object and list of the document by its place, with those of the files that references lead to. Data (examples,
 * defaults, values of enums) and what is inside extensions is left out.
 */
export function collectNodes(document: Document): ReadonlyMap<At, Node> {
  const found = new Map<At, Node>();
  const pending: Visit[] = [{ value: document.root, at: "#", isMap: false }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (found.has(node.at)) continue;
    found.set(node.at, { value: node.value, at: node.at });
    pending.push(...insideOf(node).reverse());
    const target = elsewhere(node, document);
    if (target !== undefined) pending.push({ ...target, isMap: node.isMap });
  }
  return found;
}

function insideOf({ value, at, isMap }: Visit): Visit[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      isContainer(item) ? [{ value: item, at: memberAt(at, index), isMap: false }] : [],
    );
  }
  return Object.entries(value as object).flatMap(([key, member]: [string, Json]) => {
    if (!isContainer(member) || (!isMap && isData(key, member))) return [];
    const mapInside = !isMap && mapKeys.has(key) && !Array.isArray(member);
    return [{ value: member, at: memberAt(at, key), isMap: mapInside }];
  });
}

function isContainer(value: Json): boolean {
  return typeof value === "object" && value !== null;
}

/** `examples` is a list of data in a schema and a map of Example Objects beside one. */
function isData(key: string, value: Json): boolean {
  return key.startsWith("x-") || dataKeys.has(key) || (key === "examples" && Array.isArray(value));
}

/** The target of a reference to another file; what is in this file is met where it stands. */
function elsewhere({ value, at }: Node, document: Document): Node | undefined {
  const reference = referenceIn(value);
  if (reference === undefined || reference.startsWith("#")) return undefined;
  const target = document.follow(reference, at);
  return "what" in target || !isContainer(target.value) ? undefined : target;
}

/** The `$ref` of a node, where it has one. */
export function referenceIn(value: Json): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const reference = Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
  return typeof reference === "string" ? reference : undefined;
}
