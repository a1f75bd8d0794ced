import type { ts } from "ts-morph";
import type { Given, Reading } from "./origin.js";

/** A member of an object literal; without a name it is spread. */
export interface Member {
  name: string | undefined;
  value: ts.Expression;
  node: ts.Node;
}

/** The members of an object literal; undefined where it is none, or has members that are computed. */
export function membersOf({ compiler }: Reading, node: ts.Expression): Member[] | undefined {
  const bare = withoutCasts({ compiler }, node);
  if (!compiler.isObjectLiteralExpression(bare)) return undefined;
  const members: Member[] = [];
  for (const each of bare.properties) {
    if (compiler.isShorthandPropertyAssignment(each)) {
      members.push({ name: each.name.text, value: each.name, node: each });
    } else if (compiler.isSpreadAssignment(each)) {
      members.push({ name: undefined, value: each.expression, node: each });
    } else if (compiler.isPropertyAssignment(each)) {
      const { name } = each;
      if (!compiler.isIdentifier(name) && !compiler.isStringLiteralLike(name)) return undefined;
      members.push({ name: name.text, value: each.initializer, node: each });
    } else return undefined;
  }
  return members;
}

/** An expression without parentheses, `as const` and `satisfies`. */
export function withoutCasts(
  { compiler }: Pick<Reading, "compiler">,
  node: ts.Expression,
): ts.Expression {
  if (
    compiler.isParenthesizedExpression(node) ||
    compiler.isSatisfiesExpression(node) ||
    (compiler.isAsExpression(node) && node.type.getText() === "const")
  ) {
    return withoutCasts({ compiler }, node.expression);
  }
  return node;
}

/** The text that an expression is, as its type tells. */
export function literalText(checker: ts.TypeChecker, node: ts.Expression): string | undefined {
  // What is called something else may be anything.
  if (/\bas\s+(?!const\b)/.test(node.getText())) return undefined;
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() ? type.value : undefined;
}

/** What JSON is read as anyway needs no word. */
export function optionsGiven(
  name: string | undefined,
  value: ts.Expression,
  node: ts.Node,
): Given[] {
  const isUsual = name === "parseAs" && /^["'](json|auto)["']$/.test(value.getText());
  return isUsual ? [] : [{ part: "option", name, value, node }];
}
