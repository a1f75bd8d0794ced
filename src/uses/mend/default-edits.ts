import type { ts } from "ts-morph";
import type { Json } from "../../json/json.js";
import type { Api } from "../../model/api.js";
import { modelsByName } from "../../model/schema/references.js";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { Complaint } from "../reached/complaints.js";
import { schemasOf } from "../parts.js";
import { alongPath, around, type Placed } from "../schema-places.js";
import { keyText, type Edit } from "./edit.js";

/** What a property that is missing in a literal is by default in the document. */
export type DefaultOf = (type: string, name: string) => Json | undefined;

/** Looks up defaults by the type's name in code, such as `PatientCreate` or `ListPatientsRequest`. */
export function createDefaults(head: Api): DefaultOf {
  const models = modelsByName(head.models);
  const roots = new Map<string, Placed[]>();
  for (const { name, inputName, schema, at } of head.models) {
    for (const each of [name, inputName]) roots.set(each, [{ schema, at }]);
  }
  return (type, name) => {
    const operation = head.operations.find(({ requestType }) => requestType === type);
    const parameter = operation?.parameters.find(({ key }) => key === name);
    const placed = parameter
      ? [{ schema: parameter.schema, at: parameter.at }]
      : alongPath(roots.get(type) ?? schemasOf(operation?.body?.content), [name], models);
    const values = around(placed, models).map(({ schema }) => schema.default);
    return values.find((value) => value !== undefined);
  };
}

/** Fills in what has become required and has a default, where an object literal stands at the place of the complaint. */
export function defaultEdits(
  compiler: Compiler,
  program: ts.Program,
  { complaints, defaultOf }: { complaints: readonly Complaint[]; defaultOf: DefaultOf },
): Edit[] {
  const checker = program.getTypeChecker();
  const edits = complaints.flatMap(({ file, start, message }) => {
    const source = program.getSourceFile(file);
    const literal = source && literalAt({ compiler, checker }, source, start);
    if (source === undefined || literal === undefined) return [];
    const told = missingIn(message);
    const missing =
      told?.names.map((name) => ({ name, type: told.type })) ??
      missingOf({ compiler, checker }, literal);
    const values = missing
      .map(({ name, type }) => [name, defaultOf(type, name)] as const)
      .filter(([, value]) => value !== undefined);
    if (values.length === 0) return [];
    const text = values.map(([name, value]) => `${keyText(name)}: ${JSON.stringify(value)}`);
    const edit = insertion({ compiler }, literal, { source, text: text.join(", ") });
    return [
      { edit, isSpread: literal.properties.some((each) => compiler.isSpreadAssignment(each)) },
    ];
  });
  // What is spread into a literal may bring what it misses, once that is filled in itself.
  const whole = edits.filter(({ isSpread }) => !isSpread);
  return (whole.length > 0 ? whole : edits).map(({ edit }) => edit);
}

/** What the type that is wanted of a literal requires, and the literal does not have, or not always. */
function missingOf(
  { compiler, checker }: { compiler: Compiler; checker: ts.TypeChecker },
  literal: ts.ObjectLiteralExpression,
): { name: string; type: string }[] {
  const { Optional } = compiler.SymbolFlags;
  const contextual = checker.getContextualType(literal);
  const wanted = contextual && checker.getNonNullableType(contextual);
  if (wanted === undefined || wanted.isUnion()) return [];
  const own = checker.getTypeAtLocation(literal);
  return checker.getPropertiesOfType(wanted).flatMap(({ name, flags, declarations }) => {
    const given = checker.getPropertyOfType(own, name);
    const isThere = given !== undefined && (given.flags & Optional) === 0;
    let holder: ts.Node | undefined = declarations?.[0];
    while (
      holder &&
      !compiler.isInterfaceDeclaration(holder) &&
      !compiler.isTypeAliasDeclaration(holder)
    )
      holder = holder.parent as ts.Node | undefined;
    return isThere || (flags & Optional) !== 0 || !holder ? [] : [{ name, type: holder.name.text }];
  });
}

/** The names that a complaint misses, and the type that wants them. */
function missingIn(message: string): { names: string[]; type: string } | undefined {
  const one =
    /Property '([\w$]+)' is missing in type '[^\n]*' but required in type '(?:(?:Omit|Pick)<)?([\w$]+)/.exec(
      message,
    );
  if (one?.[1] && one[2]) return { names: [one[1]], type: one[2] };
  const many = /is missing the following properties from type '([\w$]+)': ([\w$, ]+)$/m.exec(
    message,
  );
  return many?.[1] && many[2] ? { names: many[2].split(", "), type: many[1] } : undefined;
}

/** The object literal that a complaint is about: at its place, or what the name there is set to, a constant as well. */
function literalAt(
  { compiler, checker }: { compiler: Compiler; checker: ts.TypeChecker },
  source: ts.SourceFile,
  start: number,
): ts.ObjectLiteralExpression | undefined {
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getFullStart() > start || node.end < start) return;
    const isNamed =
      compiler.isPropertyAssignment(node) ||
      compiler.isVariableDeclaration(node) ||
      compiler.isPropertyDeclaration(node) ||
      compiler.isParameter(node);
    const isReturn = compiler.isReturnStatement(node) && node.getStart(source) === start;
    const isHere = isNamed && node.name.getStart(source) === start;
    const isSatisfied =
      compiler.isSatisfiesExpression(node) &&
      node.expression.end <= start &&
      start < node.type.getStart(source);
    const value = isHere ? node.initializer : isReturn || isSatisfied ? node.expression : node;
    if (
      value &&
      compiler.isObjectLiteralExpression(value) &&
      (value !== node || value.getStart(source) === start)
    ) {
      found = value;
    }
    compiler.forEachChild(node, visit);
  };
  visit(source);
  return found ?? constantAt({ compiler, checker }, source, start);
}

/** The literal that the constant at a place is declared with, in the same file. */
function constantAt(
  { compiler, checker }: { compiler: Compiler; checker: ts.TypeChecker },
  source: ts.SourceFile,
  start: number,
): ts.ObjectLiteralExpression | undefined {
  let name: ts.Identifier | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getFullStart() > start || node.end < start) return;
    if (compiler.isIdentifier(node) && node.getStart(source) === start) name = node;
    compiler.forEachChild(node, visit);
  };
  visit(source);
  if (name === undefined) return undefined;
  const { parent } = name;
  const value =
    compiler.isPropertyAssignment(parent) && compiler.isIdentifier(parent.initializer)
      ? parent.initializer
      : name;
  const symbol = compiler.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(value);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !compiler.isVariableDeclaration(declaration)) return undefined;
  const { initializer, type } = declaration;
  const isHere = declaration.getSourceFile() === source && type === undefined;
  return isHere && initializer && compiler.isObjectLiteralExpression(initializer)
    ? initializer
    : undefined;
}

/**
 * Behind the last member, on a line of its own where the others have theirs; before what is spread into it, so that this
 * counts where it has the member.
 */
function insertion(
  { compiler }: { compiler: Compiler },
  literal: ts.ObjectLiteralExpression,
  { source, text }: { source: ts.SourceFile; text: string },
): Edit {
  const { fileName: file } = source;
  const [first, last] = [literal.properties[0], literal.properties.at(-1)];
  if (first === undefined || last === undefined) {
    return { file, start: literal.getStart(source), end: literal.end, text: `{ ${text} }` };
  }
  const between = source.text.slice(literal.getStart(source) + 1, first.getStart(source));
  const isTall = between.includes("\n");
  const glue = isTall ? `,\n${/[ \t]*$/.exec(between)?.[0] ?? ""}` : ", ";
  if (literal.properties.some((each) => compiler.isSpreadAssignment(each))) {
    const at = first.getStart(source);
    return { file, start: at, end: at, text: `${text}${glue}` };
  }
  const comma = literal.properties.hasTrailingComma;
  const start = comma ? literal.properties.end : last.end;
  return { file, start, end: start, text: comma ? `${glue.slice(1)}${text},` : `${glue}${text}` };
}
