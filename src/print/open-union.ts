import type { Json } from "../json/json.js";
import { plainSchema } from "../model/schema/aliases.js";
import type { Models } from "../model/schema/references.js";
import { union, variantsOf, type Type } from "./type.js";

/**
 * One of these types. Any text beside some known ones (`anyOf: [string, enum]`) is how a list is said to be open: as
 * `string` it would hide the known ones from an editor.
 */
export function openUnion(types: readonly Type[], models: Models): Type {
  const variants = types.flatMap(variantsOf);
  const listed = new Set(variants.flatMap((type) => listedKinds(type, models)));
  const kept: Type[] = [];
  const opened: Type[] = [];
  for (const type of variants) {
    const of = type.kind === "keyword" ? type.name : undefined;
    const isHiding = (of === "string" || of === "number") && listed.has(of);
    if (isHiding) opened.push({ kind: "open", of });
    else kept.push(type);
  }
  return union([...kept, ...opened]);
}

/** The kinds of the values that a type lists. The empty text is nothing that an editor could suggest. */
function listedKinds(type: Type, models: Models): string[] {
  return valuesOf(type, models)
    .filter((value) => value !== "")
    .map((value) => typeof value);
}

function valuesOf(type: Type, models: Models): readonly Json[] {
  if (type.kind === "literals") return type.values;
  return type.kind === "model" ? (plainSchema({ $ref: type.ref }, models).enum ?? []) : [];
}
