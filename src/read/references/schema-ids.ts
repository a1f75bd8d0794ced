import type { Json, JsonObject } from "../../json/json.js";
import { isObject } from "../../json/is-object.js";

/** A schema with an `$id`, or the root of a document: what `#name` and `$id`s are relative to. */
export interface Resource {
  /** The absolute URI where there is one; a relative `$id` under no absolute one stays as it is. */
  uri: string | undefined;
  tokens: string[];
  /** `$anchor` and `$dynamicAnchor` names to the tokens of their schemas. */
  anchors: Map<string, string[]>;
}

/** The members whose content is data, where an `$id` or `$anchor` means nothing. */
const dataMembers = new Set(["default", "const", "enum", "example", "examples", "value"]);

/**
 * The schema resources of a file (JSON Schema 2020-12, core section 8.2), the root first.
 * The root is named by `$self` in OpenAPI 3.2 (section "OpenAPI Object"), and by `$id` where it is a schema.
 */
export function resourcesOf(root: Json): Resource[] {
  const name = isObject(root) ? (ownString(root, "$self") ?? ownString(root, "$id")) : undefined;
  const uri = name === undefined ? undefined : uriOf(name, undefined);
  const first: Resource = { uri, tokens: [], anchors: new Map() };
  const resources = [first];
  const seen = new Set<JsonObject>();

  const visit = (node: Json, tokens: string[], within: Resource): void => {
    if (Array.isArray(node)) {
      node.forEach((item, index) => visit(item, [...tokens, String(index)], within));
      return;
    }
    if (!isObject(node) || seen.has(node)) return;
    seen.add(node);
    const resource = resourceAt(node, tokens, within);
    if (resource !== within) resources.push(resource);
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const name = ownString(node, keyword);
      if (name !== undefined && !resource.anchors.has(name)) resource.anchors.set(name, tokens);
    }
    const named = tokens.at(-1) === "properties";
    for (const [key, child] of Object.entries(node)) {
      // Under `properties` a key is a name: there "default" is a property like another.
      if (!named && (dataMembers.has(key) || key.startsWith("x-"))) continue;
      visit(child, [...tokens, key], resource);
    }
  };
  visit(root, [], first);
  return resources;
}

/** The innermost resource in which a place stands. */
export function resourceAround(
  resources: readonly Resource[],
  tokens: readonly string[],
): Resource {
  let around = resources[0] as Resource;
  for (const resource of resources) {
    const inside = resource.tokens.every((token, index) => token === tokens[index]);
    if (inside && resource.tokens.length > around.tokens.length) around = resource;
  }
  return around;
}

/** A URI reference made absolute where its base allows that. */
export function absolute(reference: string, base: string | undefined): string {
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}

function resourceAt(node: JsonObject, tokens: string[], within: Resource): Resource {
  const id = tokens.length > 0 ? ownString(node, "$id") : undefined;
  if (id === undefined || id.startsWith("#")) return within;
  return { uri: uriOf(id, within.uri), tokens, anchors: new Map() };
}

function uriOf(id: string, base: string | undefined): string {
  return absolute(id, base).replace(/#$/, "");
}

function ownString(node: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(node, key) ? node[key] : undefined;
  return typeof value === "string" ? value : undefined;
}
