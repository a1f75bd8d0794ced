import { patternLiteral, spellObject, stringLiteral } from "../../emit/literal.js";
import type { Spelling } from "./library.js";
import type { EvaluatedShape, ObjectShape, Shape } from "./shape.js";

type Spell = (shape: Shape) => string;

/** True for an object that a library's own words are enough for. */
export function isOrdinary({ members, patterns, names }: ObjectShape): boolean {
  const isInherited = members.some(({ name }) => name in Object.prototype);
  return patterns.length === 0 && names === undefined && !isInherited;
}

/** The argument of `objectOf`. */
export function objectParts(shape: ObjectShape, spell: Spell): string {
  const { members, patterns, others, names } = shape;
  const required = members.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const declared = members.filter((member) => member.shape.kind !== "any");
  const pairs = (list: readonly [string, string][]): string =>
    `[${list.map((pair) => `[${pair.join(", ")}]`).join(", ")}]`;
  return spellObject([
    ...entry("properties", members.length > 0, () =>
      pairs(
        (others.kind === "any" && patterns.length === 0 ? declared : members).map((member) => [
          stringLiteral(member.name),
          spell(member.shape),
        ]),
      ),
    ),
    ...entry("required", required.length > 0, () => `[${required.map(stringLiteral).join(", ")}]`),
    ...entry("patterns", patterns.length > 0, () =>
      pairs(patterns.map((each) => [patternLiteral(each.pattern), spell(each.shape)])),
    ),
    ...entry("others", others.kind !== "any", () => spell(others)),
    ...entry("names", names !== undefined, () => spell(names as Shape)),
  ]);
}

/** The argument of `unevaluated`. */
export function evaluatedParts(evaluated: EvaluatedShape, spell: Spell): string {
  const { names, patterns, first, items, isAll, cases } = evaluated;
  const list = (texts: readonly string[]): string => `[${texts.join(", ")}]`;
  return spellObject([
    ...entry("names", names.length > 0, () => list(names.map(stringLiteral))),
    ...entry("patterns", patterns.length > 0, () => list(patterns.map(patternLiteral))),
    ...entry("first", first > 0, () => String(first)),
    ...entry("items", items.length > 0, () => list(items.map(spell))),
    ...entry("isAll", isAll, () => "true"),
    ...entry("cases", cases.length > 0, () =>
      list(cases.map((each) => `[${spell(each.if)}, ${evaluatedParts(each.then, spell)}]`)),
    ),
  ]);
}

function entry(key: string, isThere: boolean, spell: () => string): [string, string][] {
  return isThere ? [[key, spell()]] : [];
}

/** The predicates that an object is held against beside its properties. */
export function objectChecks({ min, max, dependent }: ObjectShape, { use }: Spelling): string[] {
  return [
    ...(min === undefined && max === undefined
      ? []
      : [`${use("hasProperties")}(${limits(min, max)})`]),
    ...(dependent === undefined
      ? []
      : [
          `${use("hasDependent")}(${spellObject(
            Object.entries(dependent).map(([name, names]) => [
              name,
              `[${names.map(stringLiteral).join(", ")}]`,
            ]),
          )})`,
        ]),
  ];
}

/** `2, 5`, or `2`. */
export function limits(min = 0, max?: number): string {
  return max === undefined ? String(min) : `${min}, ${max}`;
}

/** The predicate of a format: `date-time` is `isDateTime`. */
export function formatCheck(format: string): string {
  return `is${format.replace(/(?:^|-)\w/g, (start) => start.replace("-", "").toUpperCase())}`;
}
