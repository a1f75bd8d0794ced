import type { Node } from "../../read/document.js";
import { child, members, resolveEach, type Source } from "../source.js";

/**
 * A Path Item Object: its own fields, and those of the one that its `$ref` leads to. Unlike other references it may have
 * both (OpenAPI 3.1, 4.8.9.1). Of a field that several nodes have, the one of the first counts.
 */
export type PathItem = readonly Node[];

/** Reads a Path Item Object, its references followed. A field that stands twice is a warning. */
export function readPathItem(source: Source, declared: Node): PathItem | undefined {
  const pathItem = resolveEach(source, declared);
  const [first, ...others] = pathItem ?? [];
  for (const [field, node] of first && others.length > 0 ? members(first) : []) {
    if (!overridable.test(field) && others.some((other) => child(other, field))) {
      source.warnings.push({
        at: node.at,
        id: "path-item-ambiguous",
        what: `The path has ${field}, and what its $ref leads to has ${field} as well`,
        todo: "The one beside the $ref counts; OpenAPI leaves open which one does, so remove the other.",
      });
    }
  }
  return pathItem;
}

/** What a reference may say of any target, extensions, and parameters, which are put together by name and place. */
const overridable = /^(\$ref|summary|description|parameters|x-.*)$/;

/** The node of a path item whose field counts; the last node where none has the field. */
export function ownerOf(pathItem: PathItem, field: string): Node {
  return pathItem.find((node) => child(node, field)) ?? (pathItem.at(-1) as Node);
}
