import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";

/** How a call ended, as far as a place in the code can know. */
export type Side = "failure" | "success";

/** What an expression tells of an answer where it is true, and where it is false. */
export interface Told {
  whenTrue?: Side | undefined;
  whenFalse?: Side | undefined;
}

/** What a simple expression tells of an answer, such as `error` or `response.ok`; undefined: nothing. */
export type Tell = (node: ts.Expression) => Told | undefined;

/** What a condition tells of an answer. */
export function toldBy(compiler: Compiler, node: ts.Expression, tell: Tell): Told {
  const own = tell(node);
  if (own !== undefined) return own;
  if (compiler.isParenthesizedExpression(node)) return toldBy(compiler, node.expression, tell);
  const { SyntaxKind } = compiler;
  if (compiler.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
    const { whenTrue, whenFalse } = toldBy(compiler, node.operand, tell);
    return { whenTrue: whenFalse, whenFalse: whenTrue };
  }
  if (!compiler.isBinaryExpression(node)) return {};
  const { kind } = node.operatorToken;
  const isAnd = kind === SyntaxKind.AmpersandAmpersandToken;
  if (!isAnd && kind !== SyntaxKind.BarBarToken) return {};
  const [left, right] = [node.left, node.right].map((each) => toldBy(compiler, each, tell));
  return isAnd
    ? {
        whenTrue: left?.whenTrue ?? right?.whenTrue,
        whenFalse: same(left?.whenFalse, right?.whenFalse),
      }
    : {
        whenTrue: same(left?.whenTrue, right?.whenTrue),
        whenFalse: left?.whenFalse ?? right?.whenFalse,
      };
}

function same(one: Side | undefined, other: Side | undefined): Side | undefined {
  return one === other ? one : undefined;
}

/** How the call has ended wherever this place is reached; undefined: that is not known. */
export function sideOf(compiler: Compiler, node: ts.Node, tell: Tell): Side | undefined {
  const { SyntaxKind } = compiler;
  for (
    let child = node, parent = node.parent;
    parent !== undefined;
    child = parent, parent = parent.parent
  ) {
    let side: Side | undefined;
    if (compiler.isIfStatement(parent) && child !== parent.expression) {
      const told = toldBy(compiler, parent.expression, tell);
      side = child === parent.thenStatement ? told.whenTrue : told.whenFalse;
    } else if (compiler.isConditionalExpression(parent) && child !== parent.condition) {
      const told = toldBy(compiler, parent.condition, tell);
      side = child === parent.whenTrue ? told.whenTrue : told.whenFalse;
    } else if (compiler.isBinaryExpression(parent) && child === parent.right) {
      const { kind } = parent.operatorToken;
      const told = toldBy(compiler, parent.left, tell);
      if (kind === SyntaxKind.AmpersandAmpersandToken) side = told.whenTrue;
      if (kind === SyntaxKind.BarBarToken) side = told.whenFalse;
    } else if (compiler.isBlock(parent) || compiler.isSourceFile(parent)) {
      side = leftAfter(parent.statements, child);
    }
    if (side !== undefined) return side;
  }
  return undefined;

  /** What is known behind statements that leave the block on one side. */
  function leftAfter(statements: ts.NodeArray<ts.Statement>, until: ts.Node): Side | undefined {
    for (const statement of statements) {
      if (statement === until) return undefined;
      if (!compiler.isIfStatement(statement) || !leaves(compiler, statement.thenStatement))
        continue;
      const side = toldBy(compiler, statement.expression, tell).whenFalse;
      if (side !== undefined) return side;
    }
    return undefined;
  }
}

/** The conditions under which the code has left, or gone another way, before a place is reached. */
export function leavingBefore(compiler: Compiler, node: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = [];
  for (
    let child = node, { parent } = node;
    parent !== undefined;
    child = parent, { parent } = parent
  ) {
    if (compiler.isConditionalExpression(parent) && child === parent.whenFalse)
      found.push(parent.condition);
    if (compiler.isIfStatement(parent) && child === parent.elseStatement)
      found.push(parent.expression);
    if (!compiler.isBlock(parent) && !compiler.isSourceFile(parent)) continue;
    for (const statement of parent.statements) {
      if (statement === child) break;
      if (compiler.isIfStatement(statement) && leaves(compiler, statement.thenStatement))
        found.push(statement.expression);
    }
  }
  return found;
}

function leaves(compiler: Compiler, statement: ts.Statement): boolean {
  if (compiler.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && leaves(compiler, last);
  }
  const isExit =
    compiler.isExpressionStatement(statement) && /^process\.exit\(/.test(statement.getText());
  return (
    isExit ||
    compiler.isReturnStatement(statement) ||
    compiler.isThrowStatement(statement) ||
    compiler.isContinueStatement(statement) ||
    compiler.isBreakStatement(statement)
  );
}
