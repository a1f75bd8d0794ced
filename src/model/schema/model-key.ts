import type { At } from "../../json/pointer.js";
import { typeName } from "../names/names.js";

/** Segments of a pointer that only say where schemas are kept. */
const containers = new Set([
  "components",
  "schemas",
  "$defs",
  "definitions",
  "properties",
  "schema",
  "content",
]);

/**
 * What a schema is called in the document: its key under `components.schemas`; for a schema that a `$ref` finds
 * elsewhere, what its place says: `#/components/schemas/Pet/properties/owner` → `PetOwner`, `parts/pet.yaml` → `Pet`.
 */
export function modelKey(at: At): string {
  const [file = "", fragment = ""] = at.split("#");
  const segments = fragment.split("/").slice(1).map(unescape);
  if (segments.length === 3 && segments[0] === "components" && segments[1] === "schemas") {
    return segments[2] as string;
  }
  const telling = segments.filter((segment) => !containers.has(segment));
  if (telling.length === 0) {
    const [name = ""] = (file.split("/").at(-1) ?? "").split(".");
    return typeName(name);
  }
  return telling
    .slice(-2)
    .map((segment) => typeName(segment))
    .join("");
}

function unescape(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
