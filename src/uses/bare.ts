import type { ts } from "ts-morph";
import type { Context } from "./context.js";

/** An expression without the parentheses and assertions around it. */
export function bare({ compiler }: Pick<Context, "compiler">, given: ts.Expression): ts.Expression {
  let node = given;
  while (
    compiler.isParenthesizedExpression(node) ||
    compiler.isAsExpression(node) ||
    compiler.isNonNullExpression(node) ||
    compiler.isSatisfiesExpression(node) ||
    compiler.isTypeAssertionExpression(node)
  ) {
    node = node.expression;
  }
  return node;
}
