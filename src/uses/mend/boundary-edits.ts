import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import { accessText, insert, keyText, replace, type Edit } from "./edit.js";
import type { FoundUse } from "./key-edits.js";
import { newPlaceOf } from "./new-place.js";
import type { Renames } from "./renames.js";

/** The most members that a request is written out for. */
const mostMembers = 6;

/** What is given to the client from an object of the program's own. */
export interface Boundary {
  edits: Edit[];
  /** The nodes that are mended by them. */
  nodes: ReadonlySet<ts.Node>;
}

/**
 * A value of a type of the program's own that is sent as it is, and calls a member by its old name: it is written out,
 * with the name that the client has for it now, `getPatient(client, { patient: request.patientId })`.
 */
export function boundaryEdits(
  context: Context,
  found: readonly FoundUse[],
  renames: Renames,
): Boundary {
  const renamed = new Map<ts.Expression, Map<string, string>>();
  for (const { use, node } of found) {
    const to = newPlaceOf(use, renames);
    const name = use.part.slice(use.part.lastIndexOf(".") + 1);
    const isGiven = use.kind === "sends" && use.keys === undefined && to?.outer === undefined;
    if (!isGiven || to === undefined || !isValue(context, node) || node.getText() === name)
      continue;
    renamed.set(node, new Map([...(renamed.get(node) ?? []), [name, to.name]]));
  }
  const edits: Edit[] = [];
  const nodes = new Set<ts.Node>();
  for (const [node, names] of renamed) {
    const text = writtenOut(context, node, names);
    if (text === undefined) continue;
    const isShort = context.compiler.isShorthandPropertyAssignment(node.parent);
    edits.push(isShort ? insert(node, node.end, `: ${text}`) : replace(node, text));
    nodes.add(node);
  }
  return { edits, nodes };
}

/** Whether a node is a name, or a member of one, that stands for the whole of what is given. */
function isValue({ compiler }: Context, node: ts.Node): node is ts.Expression {
  if (!compiler.isIdentifier(node) && !compiler.isPropertyAccessExpression(node)) return false;
  const { parent } = node;
  return (
    (compiler.isCallExpression(parent) && parent.arguments.some((each) => each === node)) ||
    (compiler.isPropertyAssignment(parent) && parent.initializer === node) ||
    (compiler.isVariableDeclaration(parent) && parent.initializer === node) ||
    (compiler.isReturnStatement(parent) && parent.expression === node) ||
    (compiler.isShorthandPropertyAssignment(parent) && parent.name === node)
  );
}

function writtenOut(
  { compiler, checker }: Context,
  node: ts.Expression,
  names: ReadonlyMap<string, string>,
): string | undefined {
  const { parent } = node;
  const symbol = compiler.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : undefined;
  const type = symbol ? checker.getTypeOfSymbol(symbol) : checker.getTypeAtLocation(node);
  const isObject =
    (type.flags & compiler.TypeFlags.Object) !== 0 && type.getCallSignatures().length === 0;
  const members = checker.getPropertiesOfType(type);
  const isPlain = members.every(({ flags }) => (flags & compiler.SymbolFlags.Optional) === 0);
  const isWhole = [...names.keys()].every((name) => members.some((each) => each.name === name));
  if (!isObject || !isPlain || !isWhole || members.length > mostMembers) return undefined;
  const text = node.getText();
  const written = members.map(({ name }) => {
    return `${keyText(names.get(name) ?? name)}: ${text}${accessText(name)}`;
  });
  return `{ ${written.join(", ")} }`;
}
