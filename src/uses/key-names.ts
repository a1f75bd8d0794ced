import type { ts } from "ts-morph";
import { genericParameter } from "./generics.js";
import { namesOfType, type SourceName } from "./literal-sources.js";
import type { Context } from "./context.js";
import type { Part } from "./parts.js";

/** The types whose keys a type lists: `keyof Patient`, also as one of several things. */
export function keyedTypes({ compiler }: Context, type: ts.Type): ts.Type[] {
  if ((type.flags & compiler.TypeFlags.Index) !== 0) return [(type as ts.IndexType).type];
  // The compiler keeps what a list of names comes from, and does not declare it.
  const { origin } = type as ts.Type & { origin?: ts.Type };
  if (origin !== undefined) return keyedTypes({ compiler } as Context, origin);
  if (!type.isUnionOrIntersection()) return [];
  return type.types.flatMap((each) => keyedTypes({ compiler } as Context, each));
}

/** The enums whose values a type has: `AppointmentStatus`, also beside others as in `AppointmentStatus | "all"`. */
export function enumParts(context: Context, type: ts.Type): Part[] {
  const own = context.partsOf(type.aliasSymbol).filter(({ kind }) => kind === "model");
  if (own.length > 0) return own;
  const { origin } = type as ts.Type & { origin?: ts.Type };
  return origin?.isUnion() ? origin.types.flatMap((each) => enumParts(context, each)) : [];
}

/** A text that has to be a key of a model or the id of an operation: an item of `(keyof Patient)[]`, an argument. */
export function noteKeyText(context: Context, node: ts.StringLiteralLike): void {
  const wanted = context.checker.getContextualType(node);
  const keyed = wanted === undefined ? [] : keyedTypes(context, wanted);
  const made =
    keyed.length > 0 ? keyed : madeOf(context, node).flatMap((each) => keyedTypes(context, each));
  noteKeyOf(context, node, made.length > 0 ? made : boundBy(context, node));
}

/**
 * What is wanted of a text that a generic function makes something of: `OperationId` in
 * `const ids: ReadonlySet<OperationId> = new Set(["getPatient"])`.
 */
export function madeOf(context: Context, node: ts.StringLiteralLike): readonly ts.Type[] {
  const { compiler, checker } = context;
  let item: ts.Expression = node;
  while (compiler.isArrayLiteralExpression(item.parent)) item = item.parent;
  const { parent: call } = item;
  if (!compiler.isNewExpression(call) && !compiler.isCallExpression(call)) return [];
  const wanted = checker.getContextualType(call);
  const signature = wanted && checker.getResolvedSignature(call);
  const index = call.arguments?.indexOf(item) ?? -1;
  if (!signature || index < 0 || !genericParameter(context, signature, index)) return [];
  const { objectFlags } = wanted as ts.ObjectType;
  const isReference = (objectFlags & compiler.ObjectFlags.Reference) !== 0;
  return isReference ? checker.getTypeArguments(wanted as ts.TypeReference) : [];
}

/** Whose keys an argument has to be one of, where that is said of a type parameter: `Name extends keyof Item`. */
function boundBy(context: Context, node: ts.StringLiteralLike): ts.Type[] {
  const { compiler, checker } = context;
  const { parent: call } = node;
  if (!compiler.isCallExpression(call)) return [];
  const index = call.arguments.indexOf(node);
  return checker
    .getTypeAtLocation(call.expression)
    .getCallSignatures()
    .flatMap(({ parameters }) => {
      const parameter = parameters[index] ?? parameters.at(-1);
      const declared = parameter && checker.getTypeOfSymbol(parameter);
      const item = declared && checker.getIndexTypeOfType(declared, compiler.IndexKind.Number);
      const type = [declared, item].find((each) => each?.isTypeParameter());
      const constraint = type?.getConstraint();
      const keyed = constraint === undefined ? [] : keyedTypes(context, constraint);
      // `keyof Item`, where `Item` is told by another argument.
      const isOpen = keyed.some((each) => each.isTypeParameter());
      return isOpen ? call.arguments.flatMap((each) => itemsOf(context, each)) : keyed;
    });
}

/** The type of an expression, and that of its items. */
function itemsOf({ compiler, checker }: Context, node: ts.Expression): ts.Type[] {
  const type = checker.getTypeAtLocation(node);
  const item = checker.getIndexTypeOfType(type, compiler.IndexKind.Number);
  return (type.flags & compiler.TypeFlags.Object) === 0 ? [] : item ? [item] : [type];
}

/** A text that is compared with a key. */
export function noteComparedKey(context: Context, told: ts.Expression, node: ts.Node): void {
  const { compiler, checker } = context;
  if (!compiler.isStringLiteralLike(node)) return;
  const here = keyedTypes(context, checker.getTypeAtLocation(told));
  // A comparison before it narrows the type to values that are not known as keys any more.
  const symbol = here.length > 0 ? undefined : checker.getSymbolAtLocation(told);
  noteKeyOf(context, node, symbol ? keyedTypes(context, checker.getTypeOfSymbol(symbol)) : here);
}

function noteKeyOf(context: Context, node: SourceName, holders: readonly ts.Type[]): void {
  for (const part of holders.flatMap((each) => context.partsOf(each.getProperty(node.text))))
    context.note("names", part, { node });
}

/** `Pick<Patient, "name">`, and what an interface extends. */
type TypeWithArguments = ts.ExpressionWithTypeArguments | ts.TypeReferenceNode;

/**
 * `Pick<Patient, "name">`, `Omit<PatientCreate, Own>`, `Exclude<keyof Patient, "id">`: the names that arguments of a type
 * list are keys of what stands beside them.
 */
export function noteKeyTypes(context: Context, node: TypeWithArguments): void {
  const { checker } = context;
  const [first, ...others] = node.typeArguments ?? [];
  if (first === undefined || others.length === 0) return;
  const all = [first, ...others];
  const result = checker.getTypeFromTypeNode(node);
  for (const [index, each] of all.entries()) {
    const names = namesOfType(context, each);
    if (names.length === 0 || !isOfKeys(context, node, index)) continue;
    const beside = all.filter((other) => other !== each);
    const holders = beside.flatMap((other) => {
      const type = checker.getTypeFromTypeNode(other);
      const keyed = keyedTypes(context, type);
      return keyed.length > 0 ? keyed : [type];
    });
    for (const name of names) {
      const parts = holders.flatMap((holder) =>
        context.partsOf(checker.getPropertyOfType(holder, name.text)),
      );
      const [kept] = context.partsOf(checker.getPropertyOfType(result, name.text));
      const isThere = checker.getPropertyOfType(result, name.text) !== undefined;
      for (const part of parts) {
        // `Record<"name", Patient>` has a `name` of its own.
        if (!isThere || kept?.name === part.name) context.note("names", part, { node: name });
      }
    }
  }
}

/** Whether an argument of a type has to be a key of something. */
function isOfKeys({ compiler, checker }: Context, node: TypeWithArguments, at: number): boolean {
  const name = compiler.isTypeReferenceNode(node) ? node.typeName : node.expression;
  const given = checker.getSymbolAtLocation(name);
  const isAlias = given && (given.flags & compiler.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(given) : given;
  return (symbol?.declarations ?? []).some((each) => {
    if (!compiler.isTypeAliasDeclaration(each) && !compiler.isInterfaceDeclaration(each))
      return false;
    if (symbol?.name === "Exclude" || symbol?.name === "Extract") return true;
    const constraint = each.typeParameters?.[at]?.constraint;
    return constraint !== undefined && /\bkeyof\b|\bPropertyKey\b/.test(constraint.getText());
  });
}

/** A part, and the value of it where the part is an enum. */
interface Listed {
  part: Part;
  value?: string;
}

/** What a key of a map stands for whose keys the API lists: `Record<keyof Patient, string>`, `Record<VisitType, …>`. */
export function listedParts(context: Context, type: ts.Type, name: string): Listed[] {
  const { compiler } = context;
  const isMapped =
    (type.flags & compiler.TypeFlags.Object) !== 0 &&
    ((type as ts.ObjectType).objectFlags & compiler.ObjectFlags.Mapped) !== 0;
  if (!isMapped) return [];
  const constraint = (type as ts.Type & { constraintType?: ts.Type }).constraintType;
  return (
    [...(constraint ? [constraint] : []), ...(type.aliasTypeArguments ?? [])]
      .map((each): Listed[] => {
        const keyed = keyedTypes(context, each).flatMap((holder) =>
          context.partsOf(holder.getProperty(name)),
        );
        if (keyed.length > 0) return keyed.map((part) => ({ part }));
        const values = each.isUnion() ? each.types : [each];
        const isValue = values.some((one) => one.isStringLiteral() && one.value === name);
        const enums = isValue ? enumParts(context, each) : [];
        return enums.length > 0
          ? enums.map((part) => ({ part, value: name }))
          : listedParts(context, each, name);
      })
      .find((found) => found.length > 0) ?? []
  );
}
