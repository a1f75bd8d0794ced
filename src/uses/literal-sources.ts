import type { ts } from "ts-morph";
import { bare } from "./bare.js";
import type { Context } from "./context.js";

/** A name in a program's own files: a text, or the key of a literal. */
export type SourceName = ts.Identifier | ts.StringLiteralLike;

/** The texts that list the values of a type: `"id" | "name"`, `(typeof columns)[number]`, `keyof typeof states`. */
export function namesOfType(context: Context, node: ts.TypeNode): SourceName[] {
  const { compiler, checker } = context;
  if (compiler.isParenthesizedTypeNode(node)) return namesOfType(context, node.type);
  if (compiler.isUnionTypeNode(node))
    return node.types.flatMap((each) => namesOfType(context, each));
  if (compiler.isLiteralTypeNode(node))
    return compiler.isStringLiteralLike(node.literal) ? [node.literal] : [];
  if (compiler.isTypeReferenceNode(node)) {
    const symbol = checker.getSymbolAtLocation(node.typeName);
    const declaration = declarationOf(context, symbol);
    if (!declaration || context.isClientFile(declaration.getSourceFile())) return [];
    if (compiler.isTypeAliasDeclaration(declaration) && !declaration.typeParameters)
      return namesOfType(context, declaration.type);
    const isBound = compiler.isTypeParameterDeclaration(declaration) && declaration.constraint;
    return isBound ? namesOfType(context, isBound) : [];
  }
  if (compiler.isTypeOperatorNode(node)) {
    const isKeys = node.operator === compiler.SyntaxKind.KeyOfKeyword;
    return isKeys ? keysOf(context, valueOfQuery(context, node.type)) : [];
  }
  if (!compiler.isIndexedAccessTypeNode(node)) return [];
  return namesInList(context, valueOfQuery(context, node.objectType));
}

/** The texts that an expression has its value from: a constant, an item of a list, a parameter by its type. */
export function namesOfValue(context: Context, given: ts.Expression): SourceName[] {
  const { compiler, checker } = context;
  const node = bare(context, given);
  if (compiler.isStringLiteralLike(node)) return [node];
  if (compiler.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap((each) => namesOfValue(context, each));
  }
  if (!compiler.isIdentifier(node)) return [];
  const declaration = declarationOf(context, checker.getSymbolAtLocation(node));
  if (!declaration) return [];
  const isOwn = compiler.isParameter(declaration) || compiler.isVariableDeclaration(declaration);
  if (!isOwn) return [];
  if (declaration.type) return namesOfType(context, declaration.type);
  if (compiler.isParameter(declaration))
    return namesInList(context, listBehind(context, declaration));
  const { initializer, parent } = declaration;
  const loop = compiler.isVariableDeclarationList(parent) ? parent.parent : undefined;
  if (loop && compiler.isForOfStatement(loop)) return namesInList(context, loop.expression);
  return initializer ? namesOfValue(context, initializer) : [];
}

/** The items of a list that stands in the program as a literal. */
function namesInList(context: Context, given: ts.Expression | undefined): SourceName[] {
  const { compiler } = context;
  const node = given && literalBehind(context, given);
  if (node && compiler.isArrayLiteralExpression(node)) {
    return node.elements.filter((each) => compiler.isStringLiteralLike(each));
  }
  if (!node || !compiler.isCallExpression(node)) return [];
  return node.expression.getText() === "Object.keys" ? keysOf(context, node.arguments[0]) : [];
}

/** The keys of a literal, or of the constant that holds one. */
export function keysOf(context: Context, given: ts.Expression | undefined): SourceName[] {
  const { compiler } = context;
  const node = given && literalBehind(context, given);
  if (!node || !compiler.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap(({ name }) =>
    name && (compiler.isIdentifier(name) || compiler.isStringLiteralLike(name)) ? [name] : [],
  );
}

/** The expression itself, or what a constant of that name is set to. */
function literalBehind(context: Context, given: ts.Expression): ts.Expression {
  const { compiler, checker } = context;
  const node = bare(context, given);
  if (!compiler.isIdentifier(node)) return node;
  const declaration = declarationOf(context, checker.getSymbolAtLocation(node));
  const value =
    declaration && compiler.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  return value ? bare(context, value) : node;
}

/** `typeof columns` as an expression. */
function valueOfQuery({ compiler }: Context, node: ts.TypeNode): ts.Expression | undefined {
  if (compiler.isParenthesizedTypeNode(node))
    return valueOfQuery({ compiler } as Context, node.type);
  const isQuery = compiler.isTypeQueryNode(node) && compiler.isIdentifier(node.exprName);
  return isQuery ? (node.exprName as ts.Identifier) : undefined;
}

/** The list whose items a function without types is given: `columns.map((column) => …)`. */
function listBehind(
  { compiler }: Context,
  { parent, name }: ts.ParameterDeclaration,
): ts.Expression | undefined {
  const isFirst = "parameters" in parent && parent.parameters[0]?.name === name;
  const call = parent.parent as ts.Node | undefined;
  const isCallback = isFirst && call !== undefined && compiler.isCallExpression(call);
  if (!isCallback || !compiler.isPropertyAccessExpression(call.expression)) return undefined;
  return call.expression.expression;
}

function declarationOf(
  { compiler, checker }: Context,
  symbol: ts.Symbol | undefined,
): ts.Declaration | undefined {
  const isAlias = symbol && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  return (isAlias ? checker.getAliasedSymbol(symbol) : symbol)?.declarations?.[0];
}
