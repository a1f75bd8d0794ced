import type { ts } from "ts-morph";
import { bare } from "./bare.js";
import type { Context } from "./context.js";
import { enumParts } from "./key-names.js";
import { literalOf } from "./literal-of.js";
import type { Part } from "./parts.js";
import { noteValue } from "./tells.js";

/** Methods of a schema that check a value of any type. */
const checks = /^(assert|decode|encode|is|parse|safeDecode|safeEncode|safeParse)(Async)?$/;

/** What tests compare values by, whatever the types of these are. */
const comparisons =
  /^(deepEqual|deepStrictEqual|partialDeepStrictEqual|equal|strictEqual|notEqual|notStrictEqual|toBe|toEqual|toStrictEqual|toMatchObject)$/;

/**
 * Literals that no type of the API is wanted of, and that are held against one all the same: what a test expects, what a
 * companion's schema checks, what a guard is asked, the path parameters that a handler of a mock is given.
 */
export function noteUntyped(context: Context, call: ts.CallExpression): void {
  const { compiler } = context;
  const { expression } = call;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (!compiler.isIdentifier(name)) return;
  if (comparisons.test(name.text)) noteCompared(context, call);
  if (checks.test(name.text) && compiler.isPropertyAccessExpression(expression)) {
    noteChecked(context, expression.expression, call.arguments[0]);
  }
  if (name.text.endsWith("Handler")) notePathParameters(context, call, name);
  if (call.arguments.some((each) => compiler.isStringLiteralLike(each))) noteGuarded(context, call);
}

/** `assert.deepEqual(found, { … })`, `expect(found).toEqual({ … })` */
function noteCompared(context: Context, call: ts.CallExpression): void {
  const { compiler, checker } = context;
  const { expression } = call;
  let holder: ts.Expression | undefined = expression;
  while (holder && compiler.isPropertyAccessExpression(holder)) holder = holder.expression;
  const [first, second] = call.arguments;
  const expect = holder && compiler.isCallExpression(holder) ? holder.arguments[0] : undefined;
  const [actual, expected] = expect === undefined ? [first, second] : [expect, first];
  if (actual === undefined || expected === undefined) return;
  if (literalOf(context, expected) !== undefined) noteValue(context, actual, expected);
  const given = checker.getTypeAtLocation(actual);
  const type = checker.getAwaitedType(given) ?? given;
  noteLiteral(context, expected, { type });
}

/** `patientUpdateSchema.parse({ … })`: what is checked is what the model has. */
function noteChecked(
  context: Context,
  schema: ts.Expression,
  given: ts.Expression | undefined,
): void {
  const { compiler, checker } = context;
  const name = compiler.isPropertyAccessExpression(schema) ? schema.name : schema;
  const found = context.declared(checker.getSymbolAtLocation(name));
  const isSchema = found.some(({ module }) => /^(valibot|zod)(-companion)?$/.test(module));
  if (!isSchema || given === undefined) return;
  const models = context.partsOf(checker.getSymbolAtLocation(name)).flatMap((each) => each.models);
  noteLiteral(context, given, { models: [...new Set(models)] });
}

/** What the members of a literal are named by. */
interface Shape {
  type?: ts.Type | undefined;
  models?: readonly string[];
}

function noteLiteral(context: Context, given: ts.Expression, { type, models = [] }: Shape): void {
  const { compiler, checker } = context;
  const node = bare(context, given);
  if (compiler.isArrayLiteralExpression(node)) {
    const item = type && checker.getIndexTypeOfType(type, compiler.IndexKind.Number);
    for (const each of item ? node.elements : []) noteLiteral(context, each, { type: item });
  }
  if (!compiler.isObjectLiteralExpression(node)) return;
  const types = type?.isUnion() ? type.types : type ? [type] : [];
  for (const member of node.properties) {
    const { name } = member;
    if (!name || !(compiler.isIdentifier(name) || compiler.isStringLiteralLike(name))) continue;
    const symbols = types.flatMap((each) => checker.getPropertyOfType(each, name.text) ?? []);
    const parts = [
      ...symbols.flatMap((each) => context.partsOf(each)),
      ...models.flatMap((each) => context.memberParts(each, name.text)),
    ].filter(({ kind }) => kind !== "operation");
    const value = compiler.isPropertyAssignment(member) ? member.initializer : undefined;
    const told = value && literalOf(context, value);
    noteParts(context, parts, { node: name, ...(told !== undefined && { value: told }) });
    const [symbol] = symbols;
    if (value && symbol) noteLiteral(context, value, { type: checker.getTypeOfSymbol(symbol) });
  }
}

function noteParts(
  context: Context,
  parts: readonly Part[],
  noted: Parameters<Context["note"]>[2],
): void {
  for (const part of parts) context.note(part.isSent ? "sends" : "reads", part, noted);
}

/** `isStatus("NO_SHOW")`, where what is true of it is that it is one of the API's values. */
function noteGuarded(context: Context, call: ts.CallExpression): void {
  const { checker, compiler } = context;
  const signature = checker.getResolvedSignature(call);
  const predicate = signature && checker.getTypePredicateOfSignature(signature);
  if (predicate?.type === undefined || predicate.parameterIndex === undefined) return;
  const node = call.arguments[predicate.parameterIndex];
  if (node === undefined || !compiler.isStringLiteralLike(node)) return;
  for (const part of enumParts(context, predicate.type))
    context.note("tells", part, { node, value: node.text });
}

/** `getPatientHandler((request, { patientId }) => …)`: mocks know parameters of the path by their names alone. */
function notePathParameters(context: Context, call: ts.CallExpression, name: ts.Identifier): void {
  const { compiler, checker } = context;
  const symbol = checker.getSymbolAtLocation(name);
  if (!context.declared(symbol).some(({ module }) => /^msw(-companion)?$/.test(module))) return;
  const [answer] = call.arguments;
  const isFunction =
    answer && (compiler.isArrowFunction(answer) || compiler.isFunctionExpression(answer));
  const taken = isFunction ? answer.parameters[1]?.name : undefined;
  if (!taken || !compiler.isObjectBindingPattern(taken)) return;
  const operations = context.partsOf(symbol).flatMap((part) => part.operations);
  for (const { name: own, propertyName: key = own } of taken.elements) {
    if (!compiler.isIdentifier(key) && !compiler.isStringLiteralLike(key)) continue;
    const parts = operations.flatMap((each) => context.parameterParts(each, key.text));
    for (const part of parts) context.note("reads", part, { node: key });
  }
}
