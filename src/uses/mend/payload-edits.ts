import type { ts } from "ts-morph";
import { bare } from "../bare.js";
import type { Context } from "../context.js";
import { accessText, cut, insert, keyText, replace, type Edit } from "./edit.js";
import { membersOf } from "./member-names.js";
import type { PayloadMove } from "./payload-moves.js";

/** A move, and the types by which data are known that have made it. */
interface Asked {
  move: PayloadMove;
  isData(type: ts.Type): boolean;
}

/**
 * Data that stand in a property of other data now are taken from there, and what they came out of is left away.
 *
 * @param isInto which of the moves: those into other data are looked for in the program of the head, in which the data
 * have their new type, and those out of them in that of the base
 */
export function payloadEdits(
  context: Context,
  files: readonly ts.SourceFile[],
  { moves, isInto }: { moves: readonly PayloadMove[]; isInto: boolean },
): Edit[] {
  const { compiler } = context;
  const own = moves
    .filter((move) => move.isInto === isInto)
    .map((move): Asked => ({ move, isData: (type) => isNamed(context, type, move.types) }));
  if (own.length === 0) return [];
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    for (const asked of own) edits.push(...(isInto ? intoEdits : outOfEdits)(context, node, asked));
    compiler.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return edits;
}

/** Whether a type is one that the client declares by one of some names. */
function isNamed(context: Context, type: ts.Type, names: readonly string[]): boolean {
  const { checker } = context;
  const own = checker.getNonNullableType(type);
  return [own.aliasSymbol, own.symbol as ts.Symbol | undefined].some(
    (symbol) =>
      symbol !== undefined &&
      names.includes(symbol.name) &&
      (symbol.declarations ?? []).some((each) => context.isClientFile(each.getSourceFile())),
  );
}

/** Whether a name is that of the data of a result. */
function isDataMember(context: Context, name: ts.Node): boolean {
  const symbol = context.checker.getSymbolAtLocation(name);
  return context.runtimeMember(symbol) === "data";
}

function intoEdits(context: Context, node: ts.Node, { move, isData }: Asked): Edit[] {
  const { compiler, checker } = context;
  const { property, siblings } = move;
  const access = accessText(property);
  if (compiler.isPropertyAccessExpression(node)) {
    const { parent } = node;
    // `data.meta`, which was `meta` before.
    if (compiler.isPropertyAccessExpression(parent) && siblings.includes(parent.name.text))
      return [];
    const isIt = isDataMember(context, node.name) && isData(checker.getTypeAtLocation(node));
    return isIt ? [insert(node, node.end, access)] : [];
  }
  if (compiler.isBindingElement(node)) {
    const key = node.propertyName ?? node.name;
    const isIt =
      compiler.isIdentifier(key) && key.text === "data" && isData(checker.getTypeAtLocation(node));
    const taken = membersOf(context, node.name)?.map(({ key: own }) => own.text) ?? [];
    const isBeside = taken.length > 0 && taken.every((name) => siblings.includes(name));
    if (!isIt || isBeside || !compiler.isObjectBindingPattern(node.parent)) return [];
    const held = `{ ${keyText(property)}: `;
    return [
      insert(node, node.name.getStart(), node.propertyName ? held : `data: ${held}`),
      insert(node, node.name.end, " }"),
    ];
  }
  if (compiler.isPropertyAssignment(node) && node.name.getText() === "data") {
    const wanted = checker.getContextualType(node.initializer);
    if (wanted === undefined || !isData(wanted)) return [];
    return [
      insert(node, node.initializer.getStart(), `{ ${keyText(property)}: `),
      insert(node, node.initializer.end, " }"),
    ];
  }
  if (compiler.isTypeReferenceNode(node)) return typeEdits(context, node, { move, isData });
  if (!compiler.isCallExpression(node)) return [];
  return [
    ...unwrapEdits(context, node, { move, isData }),
    ...callbackEdits(context, node, { move, isData }),
  ];
}

/** `toAnswer(await getNote(…), textOf)`: a function that is handed on for what the data were. */
function callbackEdits(context: Context, node: ts.CallExpression, { move, isData }: Asked): Edit[] {
  const { compiler, checker } = context;
  const data = node.arguments
    .flatMap((each) => resultTypes(context, checker.getTypeAtLocation(each)))
    .find((type) => isData(type));
  const held = data && checker.getPropertyOfType(data, move.property);
  const inner = held && checker.getTypeOfSymbol(held);
  if (data === undefined || inner === undefined) return [];
  return node.arguments.flatMap((each) => {
    if (compiler.isArrowFunction(each) || compiler.isFunctionExpression(each))
      return parameterEdits(context, each, { data, property: move.property });
    if (!compiler.isIdentifier(each) && !compiler.isPropertyAccessExpression(each)) return [];
    const [signature] = checker.getTypeAtLocation(each).getCallSignatures();
    const [first] = signature?.parameters ?? [];
    const wanted = first && checker.getTypeOfSymbol(first);
    const isIt =
      wanted !== undefined &&
      checker.isTypeAssignableTo(inner, wanted) &&
      !checker.isTypeAssignableTo(data, wanted);
    return isIt
      ? [replace(each, `(found) => ${each.getText()}(found${accessText(move.property)})`)]
      : [];
  });
}

/** A function that takes the data as they were: what it takes apart, or reads, is in a property of them now. */
function parameterEdits(
  context: Context,
  { parameters, body }: ts.ArrowFunction | ts.FunctionExpression,
  { data, property }: { data: ts.Type; property: string },
): Edit[] {
  const { compiler, checker } = context;
  const [first] = parameters;
  if (first === undefined || first.type !== undefined) return [];
  const { name } = first;
  if (compiler.isObjectBindingPattern(name)) {
    const isIn = membersOf(context, name)?.some(({ key }) => key.text === property) === true;
    const held = `{ ${keyText(property)}: `;
    return isIn ? [] : [insert(name, name.getStart(), held), insert(name, name.end, " }")];
  }
  const symbol = checker.getSymbolAtLocation(name);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    compiler.forEachChild(node, visit);
    if (!compiler.isIdentifier(node) || checker.getSymbolAtLocation(node) !== symbol) return;
    const { parent } = node;
    const isOfData =
      compiler.isPropertyAccessExpression(parent) &&
      checker.getPropertyOfType(data, parent.name.text) !== undefined;
    if (!isOfData) edits.push(insert(node, node.end, accessText(property)));
  };
  visit(body);
  return edits;
}

/** The types of the data of a result, of which there may be a promise. */
function resultTypes({ checker }: Context, given: ts.Type): ts.Type[] {
  const type = checker.getAwaitedType(given) ?? given;
  return (type.isUnion() ? type.types : [type]).flatMap((each) => {
    const data = each.getProperty("data");
    return data === undefined ? [] : [checker.getTypeOfSymbol(data)];
  });
}

/** `GetPatientData` where the code means what was in it, and not what an answer has. */
function typeEdits(
  context: Context,
  node: ts.TypeReferenceNode,
  { move: { property }, isData }: Asked,
): Edit[] {
  const { compiler, checker } = context;
  if (!isData(checker.getTypeFromTypeNode(node))) return [];
  const { parent } = node;
  const isOfResult =
    compiler.isTypeReferenceNode(parent) &&
    context.declared(checker.getSymbolAtLocation(parent.typeName)).length > 0;
  return isOfResult ? [] : [insert(node, node.end, `[${JSON.stringify(property)}]`)];
}

/** `unwrap(getPatient(…))`, of which there may be a promise. */
function unwrapEdits(context: Context, node: ts.CallExpression, { move, isData }: Asked): Edit[] {
  const { compiler, checker } = context;
  const { expression, parent } = node;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  const called = context.declared(checker.getSymbolAtLocation(name));
  if (!called.some((each) => each.name === "unwrap")) return [];
  const type = checker.getTypeAtLocation(node);
  const access = accessText(move.property);
  if (isData(type)) return [insert(node, node.end, access)];
  const awaited = checker.getAwaitedType(type);
  if (awaited === undefined || !isData(awaited)) return [];
  if (!compiler.isAwaitExpression(parent)) {
    return [insert(node, node.end, `.then((answer) => answer${access})`)];
  }
  const isHeld = compiler.isParenthesizedExpression(parent.parent);
  return isHeld
    ? [insert(node, parent.parent.end, access)]
    : [insert(node, parent.getStart(), "("), insert(node, parent.end, `)${access}`)];
}

function outOfEdits(context: Context, node: ts.Node, { move, isData }: Asked): Edit[] {
  const { compiler, checker } = context;
  const { property, siblings } = move;
  if (compiler.isPropertyAccessExpression(node)) {
    const { expression, name } = node;
    if (!isData(checker.getTypeAtLocation(expression))) return [];
    if (name.text === property) return [cut(node, expression.end, node.end)];
    const holder = bare(context, expression);
    const isBeside =
      siblings.includes(name.text) &&
      compiler.isPropertyAccessExpression(holder) &&
      isDataMember(context, holder.name);
    return isBeside ? [cut(node, holder.expression.end, holder.end)] : [];
  }
  if (compiler.isObjectBindingPattern(node) || compiler.isObjectLiteralExpression(node)) {
    const type = compiler.isObjectBindingPattern(node)
      ? checker.getTypeAtLocation(node)
      : checker.getContextualType(node);
    const [only, ...others] = membersOf(context, node) ?? [];
    if (!type || !isData(type) || only?.key.text !== property || others.length > 0) return [];
    const value = valueOf(context, only.node);
    return value === undefined ? [] : [replace(node, value)];
  }
  return [];
}

/** What the one member of a pattern or of a literal takes or gives. */
function valueOf({ compiler }: Context, member: ts.Node): string | undefined {
  if (compiler.isBindingElement(member)) {
    return member.initializer === undefined ? member.name.getText() : undefined;
  }
  if (compiler.isShorthandPropertyAssignment(member)) return member.name.text;
  return compiler.isPropertyAssignment(member) ? member.initializer.getText() : undefined;
}
