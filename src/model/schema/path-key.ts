import type { At } from "../../json/pointer.js";
import { upperFirst } from "../names/camel-case.js";
import { functionName, typeName } from "../names/names.js";
import type { Node } from "../../read/document.js";
import { isObject } from "../../json/is-object.js";
import { child, items, stringAt, type Source } from "../source.js";

const methods = new Set("get put post delete options head patch trace query".split(" "));

/**
 * What a schema inside an operation is called when a `$ref` leads to it: after the operation, as a type of its own is.
 * `#/paths/~1users/get/responses/200/content/application~1json/schema` → `GetUsers200`. Undefined elsewhere.
 */
export function pathKey(at: At, { document }: Source): string | undefined {
  const [file = "", fragment = ""] = at.split("#");
  const segments = fragment.split("/").slice(1);
  const isInPaths = segments[0] === "paths";
  const start = isInPaths ? 2 : 0;
  const method = segments[start] ?? "";
  if (method === "parameters" && isInPaths) return parameterKey(segments, file, document);
  if (!methods.has(method)) return undefined;
  const reached = document.follow(`#/${segments.slice(0, start + 1).join("/")}`, `${file}#`);
  if ("what" in reached || !isObject(reached.value)) return undefined;
  const path = isInPaths ? unescape(segments[1] ?? "") : file;
  const owner = stringAt(reached, "operationId") ?? `${method.toUpperCase()} ${path}`;
  const words = wordsOf(reached, segments.slice(start + 1).map(unescape));
  return typeName([upperFirst(functionName(owner)), ...words].join(" "));
}

/** A parameter of all operations of a path is called after the path: `#/paths/~1users/parameters/0/schema`. */
function parameterKey(
  [paths, path = "", ...rest]: readonly string[],
  file: string,
  document: Source["document"],
): string | undefined {
  const item = document.follow(`#/${paths}/${path}`, `${file}#`);
  return "what" in item
    ? undefined
    : typeName([unescape(path), ...wordsOf(item, rest.map(unescape))].join(" "));
}

/** What the way from an operation to a schema says; where a schema is kept says nothing. */
function wordsOf(operation: Node, segments: readonly string[]): string[] {
  const words: string[] = [];
  let node: Node | undefined = operation;
  for (const [index, segment] of segments.entries()) {
    const before = segments[index - 1] ?? "";
    const word = wordOf(segment, before, node);
    if (word !== undefined) words.push(word);
    node = node && (child(node, segment) ?? items(node)[Number(segment)]);
  }
  return words;
}

function wordOf(segment: string, before: string, owner: Node | undefined): string | undefined {
  switch (before) {
    case "parameters": {
      const parameter = items(owner)[Number(segment)];
      return (parameter && stringAt(parameter, "name")) ?? segment;
    }
    case "content": {
      // As where no reference leads to it: only the first media type is not named.
      const [first] = isObject(owner?.value) ? Object.keys(owner.value) : [];
      return segment === first ? undefined : segment;
    }
    case "responses":
    case "headers":
    case "properties":
    case "patternProperties":
      return segment;
    case "allOf":
    case "anyOf":
    case "oneOf":
    case "prefixItems":
      return `Variant${Number(segment) + 1}`;
    default:
      return segment === "requestBody" ? "Body" : segment === "items" ? "Item" : undefined;
  }
}

function unescape(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
