import type { ts } from "ts-morph";
import { bare } from "./bare.js";
import type { Context } from "./context.js";
import { enumParts, noteComparedKey } from "./key-names.js";
import { literalOf } from "./literal-of.js";
import { keysOf, namesOfType, type SourceName } from "./literal-sources.js";
import type { Part } from "./parts.js";

/** Notes which values of enums, which statuses and which kinds of failure a program tells apart. */
export function noteTold(context: Context, node: ts.Node): void {
  const { compiler } = context;
  if (compiler.isBinaryExpression(node) && isEquality(context, node.operatorToken.kind)) {
    noteValue(context, node.left, node.right);
    noteValue(context, node.right, node.left);
  } else if (compiler.isCaseClause(node)) {
    noteValue(context, node.parent.parent.expression, node.expression);
  } else if (
    compiler.isCallExpression(node) &&
    compiler.isPropertyAccessExpression(node.expression)
  ) {
    const { expression, name } = node.expression;
    const [told] = node.arguments;
    if (name.text !== "includes" || !told || !compiler.isArrayLiteralExpression(expression)) return;
    for (const each of expression.elements) noteValue(context, told, each);
  } else if (compiler.isAsExpression(node)) {
    noteOwnKeys(context, node.expression, namesOfType(context, node.type));
  } else if (compiler.isElementAccessExpression(node)) {
    noteOwnKeys(context, node.argumentExpression, keysOf(context, node.expression));
  }
}

/** What a program has for each value of an enum: `texts[status]`, `status as keyof typeof texts`. */
function noteOwnKeys(context: Context, value: ts.Expression, names: readonly SourceName[]): void {
  if (names.length === 0) return;
  const { checker } = context;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(value));
  const parts = enumParts(context, type);
  const values = type.isUnion() ? type.types : [type];
  for (const node of names) {
    const isValue = values.some((each) => each.isStringLiteral() && each.value === node.text);
    for (const part of isValue ? parts : [])
      context.note("tells", part, { node, value: node.text });
  }
}

function isEquality({ compiler: { SyntaxKind } }: Context, kind: ts.SyntaxKind): boolean {
  return (
    kind === SyntaxKind.EqualsEqualsEqualsToken ||
    kind === SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === SyntaxKind.EqualsEqualsToken ||
    kind === SyntaxKind.ExclamationEqualsToken
  );
}

/** A value that is held against an expression. */
export function noteValue(context: Context, told: ts.Expression, literal: ts.Expression): void {
  const value = literalOf(context, literal);
  if (value === undefined) return;
  noteComparedKey(context, told, literal);
  for (const part of toldParts(context, told))
    context.note("tells", part, { node: literal, value });
}

/** The parts whose value an expression is. */
function toldParts(context: Context, given: ts.Expression): Part[] {
  const { checker } = context;
  const told = bare(context, given);
  const source = sourceOf(context, told);
  if (source !== undefined) {
    const parts = context.partsOf(source.symbol);
    if (parts.length > 0) return parts.filter(({ kind }) => kind !== "operation");
    const member = context.runtimeMember(source.symbol);
    if (member === "status" || member === "kind" || member === "range") {
      const operations = source.of ? operationsBehind(context, source.of) : [];
      return [
        {
          name: `error.${member}`,
          kind: "type",
          places: [],
          models: [],
          operations,
          isSent: false,
        },
      ];
    }
  }
  const type = checker.getNonNullableType(checker.getTypeAtLocation(told));
  return enumParts(context, type);
}

/** The property that an expression has its value from, and what that is a property of. */
interface Source {
  symbol: ts.Symbol | undefined;
  of?: ts.Expression;
}

function sourceOf(context: Context, node: ts.Expression): Source | undefined {
  const { compiler, checker } = context;
  if (compiler.isPropertyAccessExpression(node)) {
    return { symbol: checker.getSymbolAtLocation(node.name), of: node.expression };
  }
  if (compiler.isElementAccessExpression(node)) {
    return { symbol: checker.getSymbolAtLocation(node.argumentExpression), of: node.expression };
  }
  const declaration = compiler.isIdentifier(node)
    ? checker.getSymbolAtLocation(node)?.valueDeclaration
    : undefined;
  if (declaration === undefined) return undefined;
  if (compiler.isBindingElement(declaration)) {
    const { parent, propertyName, name } = declaration;
    const key = propertyName ?? name;
    if (!compiler.isIdentifier(key) && !compiler.isStringLiteralLike(key)) return undefined;
    const [member] = membersWith(checker.getTypeAtLocation(parent), key.text);
    const of = compiler.isVariableDeclaration(parent.parent)
      ? parent.parent.initializer
      : undefined;
    return { symbol: member, ...(of && { of }) };
  }
  const isKept = compiler.isVariableDeclaration(declaration) && declaration.initializer;
  if (!isKept) return undefined;
  return sourceOf(context, bare(context, isKept));
}

function membersWith(type: ts.Type, name: string): ts.Symbol[] {
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((each) => each.getProperty(name) ?? []);
}

/** The operations whose result an expression is made from; none where that cannot be followed. */
export function operationsBehind(context: Context, given: ts.Expression): string[] {
  const { compiler, checker } = context;
  const node = bare(context, given);
  if (compiler.isAwaitExpression(node)) return operationsBehind(context, node.expression);
  if (compiler.isPropertyAccessExpression(node)) return operationsBehind(context, node.expression);
  if (compiler.isCallExpression(node)) {
    const callee = compiler.isPropertyAccessExpression(node.expression)
      ? node.expression.name
      : node.expression;
    const called = context.partsOf(checker.getSymbolAtLocation(callee));
    const operations = called.filter(({ kind }) => kind === "operation");
    if (operations.length > 0) return operations.flatMap((part) => part.operations);
    return [];
  }
  const declaration = compiler.isIdentifier(node)
    ? checker.getSymbolAtLocation(node)?.valueDeclaration
    : undefined;
  if (declaration === undefined) return [];
  if (compiler.isVariableDeclaration(declaration)) {
    return declaration.initializer ? operationsBehind(context, declaration.initializer) : [];
  }
  if (compiler.isBindingElement(declaration)) {
    const pattern = declaration.parent.parent;
    const isVariable = compiler.isVariableDeclaration(pattern) && pattern.initializer;
    return isVariable ? operationsBehind(context, isVariable) : [];
  }
  return [];
}
