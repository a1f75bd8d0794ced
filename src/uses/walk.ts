import type { ts } from "ts-morph";
import type { Context } from "./context.js";
import { createFlows, type Flows } from "./flows.js";
import {
  enumParts,
  keyedTypes,
  listedParts,
  madeOf,
  noteKeyText,
  noteKeyTypes,
} from "./key-names.js";
import { literalOf } from "./literal-of.js";
import { namesOfValue } from "./literal-sources.js";
import { typedComments } from "./node-at.js";
import type { Part } from "./parts.js";
import { noteTold } from "./tells.js";
import { noteUntyped } from "./untyped.js";
import type { Place, Use } from "./use.js";

/** Notes what the files of a program use of a client. */
export function walkFiles(context: Context, files: readonly ts.SourceFile[]): void {
  const { compiler } = context;
  const flows = createFlows(context);
  const visit = (node: ts.Node): void => {
    if (compiler.isImportDeclaration(node)) return;
    for (const doc of typedComments(context, node)) visit(doc);
    noteNames(context, node, flows);
    noteTold(context, node);
    if (compiler.isCallExpression(node)) noteUntyped(context, node);
    flows.visit(node);
    compiler.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  flows.finish();
}

function noteNames(context: Context, node: ts.Node, flows: Flows): void {
  const { compiler } = context;
  if (compiler.isIdentifier(node)) noteIdentifier(context, node, flows);
  else if (compiler.isStringLiteralLike(node)) noteLiteralName(context, node);
  else if (compiler.isBindingElement(node)) noteBinding(context, node, flows);
  else if (compiler.isObjectLiteralElementLike(node)) noteMember(context, node);
  else if (compiler.isElementAccessExpression(node)) noteElement(context, node, flows);
  else if (compiler.isTypeReferenceNode(node) || compiler.isExpressionWithTypeArguments(node))
    noteKeyTypes(context, node);
}

/** A function, a type, or a property after a dot. */
function noteIdentifier(context: Context, node: ts.Identifier, flows: Flows): void {
  const { compiler, checker } = context;
  const { parent } = node;
  if (isOwnName(context, node)) return;
  const symbol = compiler.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : compiler.isExportSpecifier(parent)
      ? checker.getExportSpecifierLocalTargetSymbol(parent)
      : checker.getSymbolAtLocation(node);
  if (flows.noteNamespace(node, symbol)) return;
  for (const part of context.partsOf(symbol)) noteNamed(context, part, node);
  const isMember = compiler.isPropertyAccessExpression(parent) && parent.name === node;
  // A member that nothing declares is one of a map.
  if (isMember && symbol && !symbol.declarations) noteListed(context, parent.expression, node);
}

/** A member of a map whose keys the API lists. */
function noteListed(context: Context, holder: ts.Expression, node: MemberKey): void {
  const type = context.checker.getTypeAtLocation(holder);
  for (const { part, ...told } of listedParts(context, type, node.text))
    context.note(told.value === undefined ? "names" : "tells", part, { node, ...told });
}

/** The name of a member. */
type MemberKey = ts.Identifier | ts.StringLiteralLike;

/** The name of something that is declared here, which names nothing else. */
function isOwnName({ compiler }: Context, node: ts.Identifier): boolean {
  const { parent } = node;
  if (compiler.isShorthandPropertyAssignment(parent)) return false;
  if (compiler.isExportSpecifier(parent))
    return parent.propertyName !== undefined && parent.name === node;
  if (compiler.isBindingElement(parent))
    return parent.name === node || parent.propertyName === node;
  if (compiler.isPropertyAccessExpression(parent) || compiler.isQualifiedName(parent)) return false;
  return compiler.getNameOfDeclaration(parent as ts.Declaration) === node;
}

function noteNamed(context: Context, part: Part, node: ts.Node): void {
  const { compiler } = context;
  const outer = accessOf(context, node);
  const isCalled = compiler.isCallExpression(outer.parent) && outer.parent.expression === outer;
  if (part.name === "createClient") {
    context.note("opens", part, { node });
  } else if (part.kind === "operation") {
    if (isCalled) context.note("calls", part, { node });
    else
      context.note("names", part, { node, ...(!isTypeOf(context, node) && { isHandedOn: true }) });
  } else if (part.kind === "enum") {
    context.note("tells", part, { node });
  } else if (compiler.isPropertyAccessExpression(node.parent) && node.parent.name === node) {
    context.note(isWritten(context, outer) ? given(part) : "reads", part, { node });
  } else {
    context.note("names", part, { node });
  }
}

/** Whether a name is that of a value whose type is asked for: `typeof getPatient`. */
function isTypeOf({ compiler }: Context, node: ts.Node): boolean {
  const { parent } = node;
  return compiler.isTypeQueryNode(compiler.isQualifiedName(parent) ? parent.parent : parent);
}

/** The expression that a name is the last part of, without parentheses and assertions around it. */
function accessOf({ compiler }: Context, node: ts.Node): ts.Node {
  const { parent } = node;
  const isMember =
    (compiler.isPropertyAccessExpression(parent) && parent.name === node) ||
    (compiler.isElementAccessExpression(parent) && parent.argumentExpression === node);
  let outer: ts.Node = isMember ? parent : node;
  while (
    compiler.isParenthesizedExpression(outer.parent) ||
    compiler.isNonNullExpression(outer.parent)
  ) {
    outer = outer.parent;
  }
  return outer;
}

/** Whether a value is put where an expression leads. */
function isWritten({ compiler }: Context, node: ts.Node): boolean {
  const { parent } = node;
  return (
    compiler.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken
  );
}

/** What giving a part is: what the program only gets from the API, it makes up. */
function given({ isSent }: Part): "makes" | "sends" {
  return isSent ? "sends" : "makes";
}

/** `patient["name"]`, `Patient["name"]` and `"name" in patient`. */
function noteLiteralName(context: Context, node: ts.StringLiteralLike): void {
  const { compiler, checker } = context;
  const { parent } = node;
  if (compiler.isElementAccessExpression(parent) && parent.argumentExpression === node) {
    const isPut = isWritten(context, accessOf(context, node));
    for (const part of context.partsOf(checker.getSymbolAtLocation(node))) {
      if (part.kind === "operation") noteNamed(context, part, node);
      else context.note(isPut ? given(part) : "reads", part, { node });
    }
    const symbol = checker.getSymbolAtLocation(node);
    if (symbol && !symbol.declarations) noteListed(context, parent.expression, node);
  } else if (
    compiler.isLiteralTypeNode(parent) &&
    compiler.isIndexedAccessTypeNode(parent.parent)
  ) {
    for (const part of context.partsOf(checker.getSymbolAtLocation(node))) {
      context.note("names", part, { node });
    }
  } else if (
    compiler.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === compiler.SyntaxKind.InKeyword
  ) {
    notePropertiesOf(context, checker.getTypeAtLocation(parent.right), {
      names: [node.text],
      node,
    });
  } else {
    if (compiler.isCallExpression(parent)) noteOperationId(context, parent, node);
    noteKeyText(context, node);
    noteEnumValue(context, node);
  }
}

/** A value of an enum where the type of the enum is wanted: a constant, an item of a list, an argument. */
function noteEnumValue(context: Context, node: ts.StringLiteralLike): void {
  const { compiler, checker } = context;
  const { parent } = node;
  if (compiler.isPropertyAssignment(parent)) {
    // What a property of the API is given, its name tells.
    const holder = checker.getContextualType(parent.parent);
    const member = holder?.getProperty(parent.name.getText());
    if (context.partsOf(member).length > 0) return;
  }
  const wanted = checker.getContextualType(node);
  const own = wanted === undefined ? [] : enumParts(context, wanted);
  const parts =
    own.length > 0 ? own : madeOf(context, node).flatMap((each) => enumParts(context, each));
  for (const part of parts)
    context.note(part.isSent ? "sends" : "makes", part, { node, value: node.text });
}

/** `isApiError(error, "getPatient")` */
function noteOperationId(
  context: Context,
  call: ts.CallExpression,
  node: ts.StringLiteralLike,
): void {
  const { compiler, checker } = context;
  const { expression } = call;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  const called = context.declared(checker.getSymbolAtLocation(name));
  if (!called.some((each) => each.name === "isApiError")) return;
  for (const part of context.operationParts(node.text)) context.note("names", part, { node });
}

/** `const { name, ...rest } = patient`, of parameters as well. */
function noteBinding(context: Context, node: ts.BindingElement, flows: Flows): void {
  const { compiler, checker } = context;
  const { parent, propertyName, name, dotDotDotToken } = node;
  if (!compiler.isObjectBindingPattern(parent) || dotDotDotToken) return;
  const type = checker.getTypeAtLocation(parent);
  const key = propertyName ?? name;
  if (compiler.isIdentifier(key) || compiler.isStringLiteralLike(key)) {
    notePropertiesOf(context, type, { names: [key.text], node: key });
  } else if (compiler.isComputedPropertyName(key)) {
    noteKeys(context, { type, key: key.expression, node: key.expression }, flows);
  }
}

interface Named extends Pick<Use, "keys"> {
  names: readonly string[];
  node: ts.Node;
}

/** Reads properties of a type, of each member of a union. */
function notePropertiesOf(context: Context, type: ts.Type, { names, ...named }: Named): void {
  const { node } = named;
  for (const name of names) {
    for (const part of uniqueParts(
      context,
      membersOf(type).map((each) => each.getProperty(name)),
    )) {
      if (part.kind === "operation") noteNamed(context, part, node);
      else context.note("reads", part, named);
    }
  }
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function uniqueParts(context: Context, symbols: readonly (ts.Symbol | undefined)[]): Part[] {
  const parts = symbols.flatMap((symbol) => context.partsOf(symbol));
  return [...new Map(parts.map((part) => [part.name, part])).values()];
}

/** `{ name: … }` where something of the API is wanted, and `({ name } = patient)`. */
function noteMember(context: Context, node: ts.ObjectLiteralElementLike): void {
  const { compiler, checker } = context;
  const { parent } = node;
  const { name: written } = node;
  if (!written || !compiler.isObjectLiteralExpression(parent)) return;
  const name = compiler.isComputedPropertyName(written) ? written.expression : written;
  if (!compiler.isIdentifier(name) && !compiler.isStringLiteralLike(name)) return;
  // `{ [name]: … }` is by the value of a constant.
  if (compiler.isIdentifier(name) && name !== written) return;
  const source = sourceOfTarget(context, parent);
  if (source !== undefined) {
    notePropertiesOf(context, source, { names: [name.text], node: name });
    return;
  }
  const wanted = patternOfDefault(context, parent) ?? checker.getContextualType(parent);
  if (wanted === undefined) return;
  const symbols = membersOf(wanted).map((each) => each.getProperty(name.text));
  const value = compiler.isPropertyAssignment(node)
    ? literalOf(context, node.initializer)
    : undefined;
  for (const part of uniqueParts(context, symbols)) {
    if (part.kind === "operation") context.note("names", part, { node: name });
    else context.note(given(part), part, { node: name, ...(value !== undefined && { value }) });
  }
  for (const { part, ...told } of membersOf(wanted).flatMap((each) =>
    listedParts(context, each, name.text),
  )) {
    context.note(told.value === undefined ? "names" : "tells", part, { node: name, ...told });
  }
}

/** The type that an object literal on the left side of an assignment takes apart. */
function sourceOfTarget({ compiler, checker }: Context, node: ts.Node): ts.Type | undefined {
  const { parent } = node;
  if (compiler.isBinaryExpression(parent) && parent.left === node) {
    const isPut = parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
    return isPut ? checker.getTypeAtLocation(parent.right) : undefined;
  }
  const isOfLoop = compiler.isForOfStatement(parent) && parent.initializer === node;
  return isOfLoop ? checker.getTypeAtLocation(node) : undefined;
}

/** What `{ name }` takes apart in `[{ name } = { name: "" }]`, where the literal stands in for what is missing. */
function patternOfDefault({ compiler, checker }: Context, node: ts.Node): ts.Type | undefined {
  const { parent } = node;
  const isDefault = compiler.isBindingElement(parent) && parent.initializer === node;
  return isDefault && compiler.isObjectBindingPattern(parent.name)
    ? checker.getTypeAtLocation(parent.name)
    : undefined;
}

/** `patient[key]`, by the values that the key can have. */
function noteElement(context: Context, node: ts.ElementAccessExpression, flows: Flows): void {
  const { compiler, checker } = context;
  const { argumentExpression: key, expression } = node;
  if (compiler.isStringLiteralLike(key) || compiler.isNumericLiteral(key)) return;
  noteKeys(context, { type: checker.getTypeAtLocation(expression), key, node: key }, flows);
}

interface Keyed {
  type: ts.Type;
  key: ts.Expression;
  node: ts.Node;
}

function noteKeys(context: Context, { type, key, node }: Keyed, flows: Flows): void {
  const { compiler, checker } = context;
  const keys = checker.getTypeAtLocation(key);
  // Of a list, a number is an item, which has the type of the items.
  if ((keys.flags & compiler.TypeFlags.NumberLike) !== 0) return;
  const literals = membersOf(keys).map((each) => (each.isStringLiteral() ? each.value : undefined));
  const names = literals.filter((each) => each !== undefined);
  if (names.length === literals.length) {
    const own = namesOfValue(context, key);
    for (const name of names) {
      const listed = own.filter((each) => each.text === name).map((each) => placeOf(each));
      const isTold = listed.length > 0 || keyedTypes(context, keys).length > 0;
      notePropertiesOf(context, type, { names: [name], node, ...(isTold && { keys: listed }) });
    }
  } else flows.open(type, node, "a key that is not known");
}

function placeOf(node: ts.Node): Place {
  return { file: node.getSourceFile().fileName, start: node.getStart(), end: node.end };
}
