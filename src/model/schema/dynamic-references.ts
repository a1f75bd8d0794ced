import type { At } from "../../json/pointer.js";
import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import type { Node } from "../../read/document.js";
import { child, members, referenceOf, type Source } from "../source.js";
import type { DynamicAnchors, SchemaContext } from "./schema-context.js";

/**
 * The anchors that hold below a schema: those of a schema further out, which refers to this one, win over its own (JSON
 * Schema 2020-12, Core, 8.2.3.2). Without `$id` a component counts as a resource of its own.
 */
export function anchorsBelow(node: Node, context: SchemaContext): DynamicAnchors | undefined {
  const own = anchorsIn(node);
  if (own.size === 0) return context.anchors;
  return new Map([...own, ...(context.anchors ?? [])]);
}

/** The anchors that a schema declares: its own, and those in its `$defs`. */
function anchorsIn(node: Node): DynamicAnchors {
  const found = new Map<string, Node>();
  const value = isObject(node.value) ? node.value : {};
  if (!Object.hasOwn(value, "$dynamicAnchor") && !Object.hasOwn(value, "$defs")) return found;
  const definitions = members(child(node, "$defs")).map(([, definition]) => definition);
  for (const each of [...definitions, node]) {
    const anchor = isObject(each.value) ? each.value["$dynamicAnchor"] : undefined;
    if (typeof anchor === "string") found.set(anchor, each);
  }
  return found;
}

/** What a `$dynamicRef` means here; undefined where nothing has such an anchor. */
export function dynamicTarget(node: Node, context: SchemaContext): Node | undefined {
  const value = isObject(node.value) ? node.value : {};
  const reference = value["$dynamicRef"];
  if (value["$recursiveRef"] !== undefined) return component(node.at, context.source);
  if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
  const name = reference.slice(1);
  return context.anchors?.get(name) ?? anchorAbove(name, node.at, context.source);
}

/** A schema that a reference leads into does not know what stands around it. */
function anchorAbove(name: string, at: At, source: Source): Node | undefined {
  for (let end = at.lastIndexOf("/"); end > at.indexOf("#"); end = at.lastIndexOf("/", end - 1)) {
    const found = nodeAt(at.slice(0, end), source);
    const target = found && anchorsIn(found).get(name);
    if (target !== undefined) return target;
  }
  return undefined;
}

function component(at: At, source: Source): Node | undefined {
  const place = /^[^#]*#\/components\/schemas\/[^/]+/.exec(at)?.[0];
  return place === undefined ? undefined : nodeAt(place, source);
}

function nodeAt(at: At, { document }: Source): Node | undefined {
  const [file = "", fragment = ""] = at.split("#");
  const found = document.follow(`#${fragment}`, `${file}#`);
  return "what" in found ? undefined : found;
}

/** Whether a schema, or one that it refers to, means something else where other schemas have its anchors. */
export function dependsOnAnchors(node: Node, anchors: DynamicAnchors, source: Source): boolean {
  const seen = new Set<At>();
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next.at)) continue;
    seen.add(next.at);
    if (mentions(next.value, anchors)) return true;
    for (const reference of referencesIn(next.value)) {
      const target = source.document.follow(reference, next.at);
      if (!("what" in target)) pending.push(target);
    }
  }
  return false;
}

function mentions(value: Json, anchors: DynamicAnchors): boolean {
  if (Array.isArray(value)) return value.some((each) => mentions(each, anchors));
  if (!isObject(value)) return false;
  const reference = value["$dynamicRef"];
  const isMeant = typeof reference === "string" && anchors.has(reference.slice(1));
  return isMeant || Object.values(value).some((each) => mentions(each, anchors));
}

function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = referenceOf({ value, at: "" });
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(referencesIn)];
}
