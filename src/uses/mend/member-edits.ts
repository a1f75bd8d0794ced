import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import { accessText, cut, inQuotes, insert, isPlainName, replace, type Edit } from "./edit.js";
import { moveEdits, removal } from "./literal-edits.js";
import { memberText, membersOf, nameEdits, type MemberName, type PlaceOf } from "./member-names.js";
import type { NewPlace } from "./moves.js";

/** A member by its new name, or in the object that holds it now. */
export function memberEdits(
  context: Pick<Context, "compiler">,
  node: MemberName,
  placeOf: PlaceOf,
): Edit[] {
  const { compiler } = context;
  const { parent } = node;
  const to = placeOf(node);
  if (to === undefined) return [];
  if (compiler.isPropertyAccessExpression(parent)) return [accessEdit(node, parent, to)];
  if (compiler.isElementAccessExpression(parent)) {
    const held = to.outer === undefined ? "" : accessText(to.name, to.isOptional);
    const name = inQuotes(node, to.outer ?? to.name);
    return held === "" ? [name] : [name, insert(node, parent.end, held)];
  }
  if (compiler.isLiteralTypeNode(parent)) {
    const isAccess = compiler.isIndexedAccessTypeNode(parent.parent);
    if (to.outer === undefined) return [inQuotes(node, to.name)];
    if (!isAccess) return [];
    const held = `[${JSON.stringify(to.name)}]`;
    return [inQuotes(node, to.outer), insert(node, parent.parent.end, held)];
  }
  if (to.outer !== undefined) return isKey(context, node) ? moveEdits(context, node, placeOf) : [];
  return nameEdits(context, node, to.name);
}

/** Whether a node is the key of a literal or of a pattern, and not a value that names one. */
function isKey({ compiler }: Pick<Context, "compiler">, node: MemberName): boolean {
  const { parent } = node;
  if (compiler.isBindingElement(parent)) return parent.initializer !== node;
  return compiler.isObjectLiteralElementLike(parent) && parent.name === node;
}

function accessEdit(node: MemberName, parent: ts.PropertyAccessExpression, to: NewPlace): Edit {
  const { outer, name, isOptional } = to;
  const first = outer ?? name;
  const held = outer === undefined ? "" : accessText(name, isOptional);
  if (isPlainName(first)) return replace(node, `${first}${held}`);
  const start = parent.questionDotToken ? parent.questionDotToken.end : parent.expression.end;
  return { ...replace(node, `[${JSON.stringify(first)}]${held}`), start };
}

/**
 * What has left the object that a node names: `contact.phone` becomes `phone`, after a dot, in patterns and in literals.
 */
export function leftEdits(
  { compiler }: Pick<Context, "compiler">,
  node: MemberName,
  left: ReadonlyMap<string, NewPlace>,
): Edit[] {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent) || compiler.isElementAccessExpression(parent)) {
    let holder: ts.Node = parent;
    while (compiler.isNonNullExpression(holder.parent)) holder = holder.parent;
    const access = holder.parent;
    if (!compiler.isPropertyAccessExpression(access) || access.expression !== holder) return [];
    const to = left.get(access.name.text);
    if (to === undefined) return [];
    const start = parent.questionDotToken
      ? parent.questionDotToken.getStart()
      : parent.expression.end;
    const isOptional = parent.questionDotToken !== undefined;
    const inner = to.outer === undefined ? "" : accessText(to.name, to.isOptional);
    const text = `${accessText(to.outer ?? to.name, isOptional)}${inner}`;
    return [{ ...replace(access, text), start }];
  }
  const value = compiler.isPropertyAssignment(parent)
    ? parent.initializer
    : compiler.isBindingElement(parent) && parent.initializer === undefined
      ? parent.name
      : undefined;
  const members = value && membersOf({ compiler }, value);
  if (members === undefined) return [];
  const moved = members.flatMap((each) => {
    const to = left.get(each.key.text);
    return to === undefined || to.outer !== undefined ? [] : [{ ...each, to }];
  });
  const [first, last] = [members[0]?.node, members.at(-1)?.node];
  if (moved.length === 0 || first === undefined || last === undefined) return [];
  if (moved.length < members.length) {
    const all = members.map((each) => each.node);
    return moved.flatMap(({ node: own, key, to }) => [
      removal(all, own),
      insert(node, parent.getStart(), `${memberText(own, key, to.name)}, `),
    ]);
  }
  return [
    cut(node, parent.getStart(), first.getStart()),
    ...moved.flatMap(({ key, to }) =>
      to.name === key.text ? [] : nameEdits({ compiler }, key, to.name),
    ),
    cut(node, last.end, parent.end),
  ];
}
