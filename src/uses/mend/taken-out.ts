import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import { accessText, cut, keyText, replace, type Edit } from "./edit.js";
import type { NewPlace } from "./moves.js";

/** What has left an object that a constant holds: where it stands in the code, and what has become of it. */
interface Taken {
  access: ts.PropertyAccessExpression;
  to: NewPlace;
}

/**
 * What has left an object that a name of the program's own holds: of `{ contact: own }`, `own.phone` is `phone`, which
 * the pattern takes; of `const own = person.contact`, it is `person.phone`.
 */
export function takenEdits(
  context: Context,
  node: ts.Node,
  left: ReadonlyMap<string, NewPlace>,
): Edit[] {
  const { compiler } = context;
  const { parent } = node;
  if (compiler.isBindingElement(parent) && compiler.isIdentifier(parent.name)) {
    const { taken, isAll, scope } = accessesOf(context, parent.name, left);
    const names = [...new Set(taken.map(({ to }) => to.name))];
    if (names.length === 0 || names.some((name) => isSpoken(context, scope, name))) return [];
    const edits = taken.map(({ access, to }) => replace(access, to.name));
    const rest = isAll ? [] : [parent.getText()];
    return [...edits, replace(parent, [...names.map(keyText), ...rest].join(", "))];
  }
  const declaration = parent.parent;
  const isKept =
    compiler.isPropertyAccessExpression(parent) &&
    compiler.isVariableDeclaration(declaration) &&
    declaration.initializer === parent &&
    compiler.isIdentifier(parent.expression) &&
    compiler.isIdentifier(declaration.name);
  if (!isKept) return [];
  const { taken, isAll } = accessesOf(context, declaration.name as ts.Identifier, left);
  const holder = parent.expression.getText();
  const isOptional = parent.questionDotToken !== undefined;
  const edits = taken.map(({ access, to }) =>
    replace(access, `${holder}${accessText(to.name, isOptional)}`),
  );
  const statement = declaration.parent.parent;
  const isAlone =
    isAll &&
    compiler.isVariableStatement(statement) &&
    statement.declarationList.declarations.length === 1;
  return isAlone ? [...edits, lineOf(statement)] : edits;
}

interface Accesses {
  taken: Taken[];
  /** Whether the name has no other use. */
  isAll: boolean;
  scope: ts.Node;
}

/** Where a name is asked for what has left its object. */
function accessesOf(
  { compiler, checker }: Context,
  name: ts.Identifier,
  left: ReadonlyMap<string, NewPlace>,
): Accesses {
  const symbol = checker.getSymbolAtLocation(name);
  let scope: ts.Node = name;
  while (!compiler.isFunctionLike(scope) && !compiler.isSourceFile(scope)) scope = scope.parent;
  const taken: Taken[] = [];
  let isAll = true;
  const visit = (node: ts.Node): void => {
    const isIt = compiler.isIdentifier(node) && node !== name && node.text === name.text;
    if (isIt && checker.getSymbolAtLocation(node) === symbol) {
      const access = node.parent;
      const isAccess = compiler.isPropertyAccessExpression(access) && access.expression === node;
      const to = isAccess ? left.get(access.name.text) : undefined;
      if (isAccess && to !== undefined && to.outer === undefined) taken.push({ access, to });
      else isAll = false;
    }
    compiler.forEachChild(node, visit);
  };
  visit(scope);
  return { taken, isAll: isAll && taken.length > 0, scope };
}

/** Whether a name stands for something in a part of a file already. */
function isSpoken({ compiler }: Context, scope: ts.Node, name: string): boolean {
  let isFound = false;
  const visit = (node: ts.Node): void => {
    const isMember =
      (compiler.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
      (compiler.isPropertyAssignment(node.parent) && node.parent.name === node);
    if (compiler.isIdentifier(node) && node.text === name && !isMember) isFound = true;
    compiler.forEachChild(node, visit);
  };
  compiler.forEachChild(scope, visit);
  return isFound;
}

function lineOf(node: ts.Node): Edit {
  const { text } = node.getSourceFile();
  const start = text.lastIndexOf("\n", node.getStart()) + 1;
  const end = text.indexOf("\n", node.end);
  const isAlone = text.slice(start, node.getStart()).trim() === "" && end === node.end;
  return isAlone ? cut(node, start, end + 1) : cut(node, node.getStart(), node.end);
}
