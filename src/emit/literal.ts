import type { Json } from "../json/json.js";
import { isIdentifier } from "../model/names/names.js";
import { visible } from "../text/visible.js";

/** A JavaScript string literal of any text: no line end, quote or invisible character gets through unescaped. */
export function stringLiteral(text: string): string {
  return visible(JSON.stringify(text));
}

/** A JavaScript literal of a regular expression with the flag `u`, which the pattern has to be one with. */
export function patternLiteral(pattern: string): string {
  return visible(String(new RegExp(pattern, "u")));
}

/** A JSON value as a literal. */
export function spellJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spellJson).join(", ")}]`;
  if (value === null || typeof value !== "object") {
    return typeof value === "string" ? stringLiteral(value) : String(value);
  }
  return spellObject(Object.entries(value).map(([key, member]) => [key, spellJson(member)]));
}

/** A property's name, quoted where it must be. */
export function propertyKey(name: string): string {
  return isIdentifier(name) && name !== "__proto__" ? name : stringLiteral(name);
}

/** The literal type of a JSON value that is no object and no list: `"a"`, `3`, `null`. */
export function literalType(value: Json): string {
  if (typeof value === "string") {
    return stringLiteral(value);
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    return "number";
  }
  return typeof value === "object" && value !== null ? "unknown" : String(value);
}

/** Source text that is an expression already, such as the name of an imported value. */
export interface Expression {
  expression: string;
}

/** What an object literal can hold. `undefined` members are left out. */
export type Literal =
  | Expression
  | boolean
  | number
  | string
  | readonly Literal[]
  | { [key: string]: Literal | undefined };

/** Spells a literal on as many lines as it needs; what is too long for one is formatted later. */
export function spellLiteral(value: Literal): string {
  if (typeof value === "string") {
    return stringLiteral(value);
  }
  if (typeof value === "boolean" || typeof value === "number") {
    return String(value);
  }
  if (isList(value)) {
    return spellList(value);
  }
  if (isExpression(value)) {
    return value.expression;
  }
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [spellMember(key, member)],
  );
  return members.length === 0 ? "{}" : `{\n${members.map((member) => `  ${member},\n`).join("")}}`;
}

/** A list on one line; on several where an item needs them, or several items are lists of several themselves. */
function spellList(list: readonly Literal[]): string {
  const items = list.map(spellLiteral);
  const isTable = list.length > 1 && list.every((item) => isRow(item));
  if (!isTable && !items.some((item) => item.includes("\n"))) return `[${items.join(", ")}]`;
  return `[\n${items.map((item) => `  ${item.replaceAll("\n", "\n  ")},\n`).join("")}]`;
}

function isRow(item: Literal): boolean {
  return typeof item === "object" && isList(item) && item.length > 1;
}

/** An object literal on one line, its values spelled already. */
export function spellObject(members: readonly [key: string, expression: string][]): string {
  return `{ ${members.map(([key, expression]) => spellMember(key, { expression })).join(", ")} }`;
}

/** Reads a member of an object, whatever it is called: `request.body`, `request["external-id"]`. */
export function spellAccess(object: string, key: string): string {
  return isIdentifier(key) ? `${object}.${key}` : `${object}[${stringLiteral(key)}]`;
}

/** `__proto__: x` in a literal would set the prototype; computed, it is a property like any other. */
function spellMember(key: string, value: Literal): string {
  if (
    typeof value === "object" &&
    !isList(value) &&
    isExpression(value) &&
    value.expression === key
  ) {
    return key;
  }
  const name = key === "__proto__" ? '["__proto__"]' : propertyKey(key);
  return `${name}: ${spellLiteral(value).replaceAll("\n", "\n  ")}`;
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}

function isExpression(
  value: Expression | { [key: string]: Literal | undefined },
): value is Expression {
  return (
    Object.hasOwn(value, "expression") &&
    typeof value["expression"] === "string" &&
    Object.keys(value).length === 1
  );
}
