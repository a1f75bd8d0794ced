import type { Node } from "../../read/document.js";
import { isIdentifier } from "../names/names.js";
import { reservedNames } from "../names/reserved-names.js";
import { pointer, type Source } from "../source.js";
import { isObject } from "../../json/is-object.js";

/** `x-name` of an operation or a schema; undefined, and a problem, where it is no name. */
export function givenNameOf({ value, at }: Node, source: Source): string | undefined {
  const name = isObject(value) ? value["x-name"] : undefined;
  if (name === undefined) return undefined;
  if (typeof name === "string" && isIdentifier(name) && !reservedNames.includes(name)) return name;
  source.problems.push({
    at: pointer(at, "x-name"),
    id: "given-name-invalid",
    what: `x-name cannot be ${JSON.stringify(name)}: it is no identifier, or means something else already`,
    todo: "Choose another name.",
  });
  return undefined;
}
