import { isObject } from "../json/is-object.js";
import type { At } from "../json/pointer.js";
import type { JsonObject } from "../json/json.js";
import type { Document, Node, Problem } from "../read/document.js";

/** The document as the stage `model` reads it, and what it finds wrong on the way. */
export interface Source {
  document: Document;
  /** What makes a correct client impossible: the run ends with these. */
  problems: Problem[];
  /** What the client leaves out, and where. */
  warnings: Problem[];
}

/** Longest chain of references that is followed; real documents need two or three. */
const maxChain = 100;

const tooLong = {
  id: "document-too-deep" as const,
  what: `The reference leads through a chain of more than ${maxChain} references`,
  todo: "Refer to the last one directly.",
};

/** Follows references until something else stands there. Undefined, and a problem, where they lead nowhere. */
export function resolve(source: Source, node: Node): Node | undefined {
  return resolveEach(source, node)?.reduce((reference, target) => withOverrides(target, reference));
}

/** The node and those that its references lead to, one after the other; the last is none. */
export function resolveEach(source: Source, node: Node): Node[] | undefined {
  const chain: string[] = [];
  const nodes = [node];
  for (let current = node; ;) {
    const reference = referenceOf(current);
    if (reference === undefined) {
      return nodes;
    }
    const target = source.document.follow(reference, current.at);
    if ("what" in target) {
      source.problems.push({ at: `${current.at}/$ref`, ...target });
      return undefined;
    }
    const at = `${node.at}/$ref`;
    if (chain.includes(target.at)) {
      const what = `The reference leads back to itself: ${[...chain, target.at].join(" → ")}`;
      source.problems.push({
        at,
        id: "reference-cycle",
        what,
        todo: "Let one of them say what it is.",
      });
      return undefined;
    }
    if (chain.length === maxChain) {
      source.problems.push({ at, ...tooLong });
      return undefined;
    }
    chain.push(target.at);
    nodes.push(target);
    current = target;
  }
}

export function referenceOf(node: Node): string | undefined {
  if (!isObject(node.value) || !Object.hasOwn(node.value, "$ref")) {
    return undefined;
  }
  return typeof node.value.$ref === "string" ? node.value.$ref : undefined;
}

/** A Reference Object's `summary` and `description` replace those of its target (OpenAPI 3.1, 4.8.23). */
function withOverrides(target: Node, reference: Node): Node {
  if (!isObject(reference.value) || !isObject(target.value)) {
    return target;
  }
  const { summary, description } = reference.value;
  if (summary === undefined && description === undefined) {
    return target;
  }
  const value: JsonObject = { ...target.value };
  if (typeof summary === "string") value.summary = summary;
  if (typeof description === "string") value.description = description;
  return { value, at: target.at };
}

/** The own property of an object node, where there is one. */
export function child(node: Node, key: string): Node | undefined {
  if (!isObject(node.value) || !Object.hasOwn(node.value, key)) {
    return undefined;
  }
  const value = node.value[key];
  return value === undefined ? undefined : { value, at: pointer(node.at, key) };
}

/**
 * A part of an OpenAPI object. The standard has no reference in place of an operation, or of a list or a map of things,
 * but tools that put documents together follow one anywhere, so that many documents have one.
 */
export function part(source: Source, owner: Node | undefined, key: string): Node | undefined {
  const found = owner && child(owner, key);
  return found && resolve(source, found);
}

/** The members of an object node, in the document's order; nothing for any other node. */
export function members(node: Node | undefined): [key: string, node: Node][] {
  if (node === undefined || !isObject(node.value)) {
    return [];
  }
  return Object.entries(node.value).map(([key, value]) => [
    key,
    { value, at: pointer(node.at, key) },
  ]);
}

/** A map that any key may be in, `__proto__` included. */
export function mapOf<Value>(entries: [string, Value][]): Record<string, Value> {
  return Object.fromEntries(entries);
}

/** The items of an array node; nothing for any other node. */
export function items(node: Node | undefined): Node[] {
  if (node === undefined || !Array.isArray(node.value)) {
    return [];
  }
  return node.value.map((value, index) => ({ value, at: pointer(node.at, String(index)) }));
}

export function stringAt(node: Node | undefined, key: string): string | undefined {
  const value = node && child(node, key)?.value;
  return typeof value === "string" ? value : undefined;
}

export function flagAt(node: Node, key: string): boolean | undefined {
  const value = child(node, key)?.value;
  return typeof value === "boolean" ? value : undefined;
}

/** Appends a key to a JSON Pointer (RFC 6901, 3 and 6). */
export function pointer(at: At, key: string): At {
  return `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
