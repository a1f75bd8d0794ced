import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import { inQuotes, keyText, replace, type Edit } from "./edit.js";
import type { NewPlace } from "./moves.js";

/** A name of a member in code. */
export type MemberName = ts.Identifier | ts.StringLiteralLike;

/** Finds what the member that a node names has become. */
export type PlaceOf = (node: ts.Node) => NewPlace | undefined;

/** The key of a literal or of a pattern. */
export function nameEdits(
  { compiler }: Pick<Context, "compiler">,
  node: MemberName,
  name: string,
): Edit[] {
  const { parent } = node;
  const key = keyText(name);
  if (compiler.isBindingElement(parent) || compiler.isShorthandPropertyAssignment(parent)) {
    const isLong = compiler.isBindingElement(parent) && parent.propertyName === node;
    return [replace(node, isLong || key === node.text ? key : `${key}: ${node.text}`)];
  }
  return compiler.isStringLiteralLike(node) ? [inQuotes(node, name)] : [replace(node, key)];
}

/** A member as it is written under another name. */
export function memberText(member: ts.Node, key: MemberName, name: string): string {
  if (name === key.text) return member.getText();
  const rest = member.getText().slice(key.end - member.getStart());
  return `${keyText(name)}${rest === "" ? `: ${key.text}` : rest}`;
}

/** The members of an object literal or pattern; undefined where one has no plain name. */
export function membersOf(
  { compiler }: Pick<Context, "compiler">,
  node: ts.Node,
): { node: ts.Node; key: MemberName }[] | undefined {
  const isPattern = compiler.isObjectBindingPattern(node);
  if (!isPattern && !compiler.isObjectLiteralExpression(node)) return undefined;
  const found: { node: ts.Node; key: MemberName }[] = [];
  for (const each of isPattern ? node.elements : node.properties) {
    const key = compiler.isBindingElement(each) ? (each.propertyName ?? each.name) : each.name;
    const isRest = compiler.isBindingElement(each) && each.dotDotDotToken !== undefined;
    if (isRest || !key || !(compiler.isIdentifier(key) || compiler.isStringLiteralLike(key)))
      return undefined;
    found.push({ node: each, key });
  }
  return found;
}
