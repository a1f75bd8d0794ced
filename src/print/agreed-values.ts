import type { Json } from "../json/json.js";
import { isNull, literals, union, variantsOf, type Type } from "./type.js";

/**
 * The parts of an intersection, the lists of values among them as one: what all of them list. As an intersection they
 * would have an editor suggest what only one of them has.
 */
export function withAgreedValues(parts: Type[]): Type[] {
  const lists = parts.filter(isList);
  const [first, ...others] = lists.map(valuesOf);
  if (first === undefined || others.length === 0) return parts;
  const agreed = first.filter((value) => others.every((values) => values.includes(value)));
  if (agreed.length === 0) return parts;
  const opened = (["string", "number"] as const).filter((kind) =>
    lists.every((list) => isOpenTo(kind, list)),
  );
  const list = union([literals(agreed), ...opened.map((of): Type => ({ kind: "open", of }))]);
  return [list, ...parts.filter((part) => !isList(part))];
}

function isList(type: Type): boolean {
  const variants = variantsOf(type);
  return (
    variants.some(({ kind }) => kind === "literals") &&
    variants.every((each) => each.kind === "literals" || each.kind === "open" || isNull(each))
  );
}

function isOpenTo(kind: "number" | "string", list: Type): boolean {
  return variantsOf(list).some((each) => each.kind === "open" && each.of === kind);
}

function valuesOf(list: Type): Json[] {
  return variantsOf(list).flatMap((each) =>
    each.kind === "literals" ? [...each.values] : isNull(each) ? [null] : [],
  );
}
