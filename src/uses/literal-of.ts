import type { ts } from "ts-morph";
import type { Context } from "./context.js";

/** The value of a literal; undefined for any other expression. */
export function literalOf(
  { compiler }: Context,
  node: ts.Node,
): string | number | boolean | undefined {
  if (compiler.isStringLiteralLike(node)) return node.text;
  if (compiler.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === compiler.SyntaxKind.TrueKeyword) return true;
  return node.kind === compiler.SyntaxKind.FalseKeyword ? false : undefined;
}
