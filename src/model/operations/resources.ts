import type { Node } from "../../read/document.js";
import type { Resource } from "../api.js";
import { docOf } from "../docs.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { shortHash } from "../names/names.js";
import { items, part, stringAt, type Source } from "../source.js";

/** Files of the client that nothing else may take, without `.ts`, and names that Windows keeps for devices. */
export const takenFiles: RegExp =
  /^(index|client|models|schema|enum-values|bind-client|runtime|testing|observe|token-supplier|format-places|response-headers|webhook-bodies|webhooks|con|prn|aux|nul|com\d|lpt\d)$/;

/** Segments that a whole API begins with: of `/api/v1/patients`, `patients` tells what it is about. */
const leadingSegment = /^(api|rest|v\d[\w.]*|\d{4}-\d{2}-\d{2})$/i;

/** The tag that an operation is filed under: its first one, otherwise the first fixed segment of its path that tells. */
export function tagOf(operation: Node, path: string, source: Source): string {
  const tag = items(part(source, operation, "tags"))[0]?.value;
  if (typeof tag === "string" && tag !== "") {
    return tag;
  }
  const fixed = path.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
  return fixed.find((segment) => !leadingSegment.test(segment)) ?? fixed[0] ?? "root";
}

/**
 * The file of a tag: lower case, words joined by hyphens. Tags that differ only in spelling share a file; those whose
 * letters a file's name cannot have do not.
 */
export function fileOf(tag: string): string {
  const plain = tag.replace(/([a-z0-9])([A-Z])/g, "$1-$2").normalize("NFKD");
  const words = plain
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  if (words === "") {
    return `tag-${shortHash(tag)}`;
  }
  if (/(?![A-Za-z])\p{L}/u.test(plain)) {
    return `${words.slice(0, 50)}-${shortHash(tag)}`;
  }
  const short = words.length > 60 ? `${words.slice(0, 50)}-${shortHash(tag)}` : words;
  return takenFiles.test(short) ? `${short}-resource` : short;
}

/** One resource per file, sorted; its description is that of the tag that the document declares. */
export function readResources(root: Node, tags: Iterable<string>, source: Source): Resource[] {
  const declared = new Map<string, Node>();
  for (const node of items(part(source, root, "tags"))) {
    const name = stringAt(node, "name");
    if (name !== undefined) {
      declared.set(name, node);
    }
  }
  const resources = new Map<string, Resource>();
  for (const tag of [...new Set(tags)].sort(byCodeUnit)) {
    const file = fileOf(tag);
    if (!resources.has(file)) {
      const node = declared.get(tag);
      resources.set(file, { file, tag, description: docOf(node && stringAt(node, "description")) });
    }
  }
  return [...resources.values()].sort((a, b) => byCodeUnit(a.file, b.file));
}
