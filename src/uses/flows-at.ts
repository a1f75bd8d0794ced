import type { ts } from "ts-morph";
import type { Context } from "./context.js";

/** A value, and the type that it is taken for. */
interface Flow {
  value: ts.Expression;
  wanted: ts.Type;
  /** The type of the value, where it is not that of the expression. */
  given?: ts.Type;
}

/** The values that a node takes for something. The arguments of a call are not among them. */
export function flowsAt(context: Context, node: ts.Node): Flow[] {
  const { compiler, checker } = context;
  const contextual = (value: ts.Expression | undefined): Flow[] => {
    const wanted = value && checker.getContextualType(value);
    return value && wanted ? [{ value, wanted }] : [];
  };
  const typed = (value: ts.Expression | undefined, type: ts.TypeNode | undefined): Flow[] =>
    value && type ? [{ value, wanted: checker.getTypeFromTypeNode(type) }] : [];
  if (compiler.isVariableDeclaration(node) || compiler.isParameter(node)) {
    return typed(node.initializer, node.type);
  }
  if (compiler.isPropertyDeclaration(node)) return typed(node.initializer, node.type);
  if (compiler.isAsExpression(node) || compiler.isTypeAssertionExpression(node)) {
    return isConst(context, node.type) ? [] : typed(node.expression, node.type);
  }
  if (compiler.isSatisfiesExpression(node)) return typed(node.expression, node.type);
  if (compiler.isReturnStatement(node) || compiler.isYieldExpression(node)) {
    return contextual(node.expression);
  }
  if (compiler.isArrowFunction(node)) {
    return compiler.isBlock(node.body) ? [] : contextual(node.body);
  }
  if (compiler.isBinaryExpression(node)) {
    const isPut = node.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
    // `({ name } = patient)` is read by name.
    if (!isPut || compiler.isObjectLiteralExpression(node.left)) return [];
    return [{ value: node.right, wanted: checker.getTypeAtLocation(node.left) }];
  }
  if (compiler.isPropertyAssignment(node)) return contextual(node.initializer);
  if (compiler.isShorthandPropertyAssignment(node)) {
    const symbol = checker.getShorthandAssignmentValueSymbol(node);
    const given = symbol && checker.getTypeOfSymbolAtLocation(symbol, node.name);
    return contextual(node.name).map((flow) => ({ ...flow, ...(given && { given }) }));
  }
  if (compiler.isSpreadAssignment(node)) {
    const wanted = checker.getContextualType(node.parent);
    return wanted ? [{ value: node.expression, wanted }] : [];
  }
  if (compiler.isArrayLiteralExpression(node)) {
    return isOfDependencies(context, node) ? [] : node.elements.flatMap(contextual);
  }
  return flowsInJsx(context, node);
}

function flowsInJsx({ compiler, checker }: Context, node: ts.Node): Flow[] {
  if (compiler.isJsxSpreadAttribute(node)) {
    const wanted = checker.getContextualType(node.parent);
    return wanted ? [{ value: node.expression, wanted }] : [];
  }
  if (!compiler.isJsxAttribute(node)) return [];
  const { initializer } = node;
  const value =
    initializer && compiler.isJsxExpression(initializer) ? initializer.expression : undefined;
  const wanted = value && checker.getContextualType(value);
  return value && wanted ? [{ value, wanted }] : [];
}

function isConst({ compiler }: Context, type: ts.TypeNode): boolean {
  return compiler.isTypeReferenceNode(type) && type.getText() === "const";
}

/** React compares what a hook depends on with what it was before, and looks at none of it. */
function isOfDependencies({ checker }: Context, node: ts.ArrayLiteralExpression): boolean {
  const name = checker.getContextualType(node)?.aliasSymbol?.name;
  return name === "DependencyList";
}
