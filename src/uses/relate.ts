import type { ts } from "ts-morph";
import { bare } from "./bare.js";
import type { Contents } from "./contents.js";
import { spanOf, type Context } from "./context.js";

/** What is known of the place where a value is taken for another type. */
export interface Taken {
  node: ts.Expression;
  /** It is an argument of a function of the client, which does no more with it than its types say. */
  isOfClient?: boolean;
  /** Its type has type parameters in it, which what stands in a literal is not held against. */
  isGeneric?: boolean;
  /** What it is given to. */
  why?: string;
}

/** Notes what is used of a value where it is taken for a type: the properties that this names, or all. */
export type Relate = (given: ts.Type, wanted: ts.Type, taken: Taken) => void;

interface Tools {
  contentsOf: (type: ts.Type) => Contents;
  open: (type: ts.Type, node: ts.Node, why: string) => void;
}

/** Deepest nesting that is followed. */
const maxDepth = 20;

export function createRelate(context: Context, { contentsOf, open }: Tools): Relate {
  const { compiler, checker, program } = context;
  const { TypeFlags } = compiler;

  interface Place extends Taken {
    seen: Set<string>;
    depth: number;
    /** Parameters of functions are named where the functions are written; only what they give is asked for. */
    isLiteral: boolean;
  }

  return (given, wanted, taken) => {
    const { node } = taken;
    const value = bare(context, node);
    const isLiteral =
      compiler.isObjectLiteralExpression(value) || compiler.isArrayLiteralExpression(value);
    const isFunction = compiler.isArrowFunction(value) || compiler.isFunctionExpression(value);
    // What stands in a literal is looked at where it stands.
    if (isLiteral && !taken.isGeneric && !isOpaque(wanted)) return;
    relate(given, wanted, { ...taken, seen: new Set(), depth: 0, isLiteral: isFunction });
  };

  function relate(given: ts.Type, wanted: ts.Type, place: Place): void {
    if (given === wanted || isEmpty(given, wanted)) return;
    const key = `${idOf(given)} ${idOf(wanted)}`;
    if (place.seen.has(key)) return;
    place.seen.add(key);
    if (place.depth > maxDepth) {
      open(given, place.node, "types that lead ever deeper");
      return;
    }
    if ((given.flags & TypeFlags.Any) !== 0) noteAll(wanted, place);
    else if (isOpaque(wanted)) {
      if (!place.isOfClient) open(given, place.node, place.why ?? nameOf(wanted));
    } else if (given.isUnion()) {
      for (const each of given.types) relate(each, wanted, place);
    } else if (wanted.isUnion()) {
      if (wanted.types.includes(given)) return;
      for (const each of wanted.types) {
        if ((each.flags & TypeFlags.Object) !== 0 || each.isIntersection())
          relate(given, each, place);
      }
    } else relateObjects(given, wanted, { ...place, depth: place.depth + 1 });
  }

  function relateObjects(given: ts.Type, wanted: ts.Type, place: Place): void {
    if ((wanted.flags & TypeFlags.TypeParameter) !== 0) {
      const constraint = wanted.getConstraint();
      // Whether a value of any type is looked into is told by the code of the function.
      if (constraint !== undefined && !isOpaque(constraint)) relate(given, constraint, place);
      return;
    }
    if ((wanted.flags & TypeFlags.Never) !== 0) return;
    const [call, wantedCall] = [callOf(given), callOf(wanted)];
    if (call && wantedCall) {
      relateCalls(call, wantedCall, place);
      return;
    }
    const items = [given, wanted].map((type) =>
      checker.getIndexTypeOfType(type, compiler.IndexKind.Number),
    );
    const [item, wantedItem] = items;
    if (item && wantedItem) {
      relate(item, wantedItem, place);
      return;
    }
    if (relateArguments(given, wanted, place)) return;
    const value = checker.getIndexTypeOfType(wanted, compiler.IndexKind.String);
    if (value && !checker.getIndexTypeOfType(given, compiler.IndexKind.String)) {
      if (context.declared(wanted.symbol).length === 0 && !place.isOfClient) {
        open(given, place.node, place.why ?? "taken as a map");
      }
    }
    for (const property of checker.getPropertiesOfType(wanted)) {
      const own = checker.getPropertyOfType(given, property.name);
      if (own !== undefined) relateProperties(own, property, place);
    }
  }

  function relateProperties(own: ts.Symbol, property: ts.Symbol, place: Place): void {
    const [read, sent] = [context.partsOf(own), context.partsOf(property)];
    const isSame =
      read.length > 0 && read.every(({ name }) => sent.some((each) => each.name === name));
    if (!isSame) {
      // What is of the client on both sides is called by its types; what is in a literal, where that stands.
      const isTold = read.length > 0 && sent.length > 0;
      const key = isTold ? undefined : keyOf(own);
      const keys = key && sent.length > 0 ? [spanOf(compiler, key)] : isTold ? [] : undefined;
      const noted = { node: place.node, ...(keys && { keys }) };
      for (const part of read) context.note("reads", part, noted);
      for (const part of sent) context.note(part.isSent ? "sends" : "makes", part, noted);
    }
    if (isOfLibrary(property)) return;
    relate(checker.getTypeOfSymbol(own), checker.getTypeOfSymbol(property), place);
  }

  /** The key in an object literal of the program that gives a property. */
  function keyOf({ valueDeclaration: member }: ts.Symbol): ts.Node | undefined {
    const isKey =
      member !== undefined &&
      (compiler.isPropertyAssignment(member) || compiler.isShorthandPropertyAssignment(member));
    return isKey && !context.isClientFile(member.getSourceFile()) ? member.name : undefined;
  }

  /** The methods of a list or a promise take nothing that its arguments do not. */
  function isOfLibrary({ declarations = [] }: ts.Symbol): boolean {
    return declarations.some((each) => program.isSourceFileDefaultLibrary(each.getSourceFile()));
  }

  /** A function that is handed on takes what it will be given for the types of its own parameters. */
  function relateCalls(call: ts.Signature, wanted: ts.Signature, place: Place): void {
    call.parameters.forEach((parameter, index) => {
      const passed = wanted.parameters[index];
      if (passed === undefined || place.isLiteral) return;
      relate(checker.getTypeOfSymbol(passed), checker.getTypeOfSymbol(parameter), place);
    });
    if (!place.isLiteral) relate(call.getReturnType(), wanted.getReturnType(), place);
  }

  /** Of two types that are one, filled differently, their arguments. */
  function relateArguments(given: ts.Type, wanted: ts.Type, place: Place): boolean {
    const { Reference } = compiler.ObjectFlags;
    const isReference = (type: ts.Type): type is ts.TypeReference =>
      ((type as ts.ObjectType).objectFlags & Reference) !== 0;
    if (!isReference(given) || !isReference(wanted) || given.target !== wanted.target) return false;
    const wantedArguments = checker.getTypeArguments(wanted);
    checker.getTypeArguments(given).forEach((each, index) => {
      const other = wantedArguments[index];
      if (other !== undefined) relate(each, other, place);
    });
    return true;
  }

  /** Something of which nothing is known is taken for a type of the API. */
  function noteAll(wanted: ts.Type, { node }: Place): void {
    for (const part of contentsOf(wanted).parts.values()) {
      const why = "a value of type any";
      context.note("may use", part, { node, whole: part.places, why });
    }
  }

  function isEmpty(...types: ts.Type[]): boolean {
    return types.every((type) => {
      const { parts, parameters } = contentsOf(type);
      return parts.size + parameters.size === 0 && callOf(type) === undefined;
    });
  }

  function callOf(type: ts.Type): ts.Signature | undefined {
    return checker.getSignaturesOfType(type, compiler.SignatureKind.Call)[0];
  }

  /** Whether a type says nothing of what is in its values. */
  function isOpaque(type: ts.Type): boolean {
    if ((type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive)) !== 0)
      return true;
    if (type.isUnion()) return type.types.some(isOpaque);
    if ((type.flags & TypeFlags.Object) === 0) return false;
    const isBare =
      checker.getPropertiesOfType(type).length === 0 &&
      checker.getIndexInfosOfType(type).length === 0 &&
      callOf(type) === undefined &&
      checker.getSignaturesOfType(type, compiler.SignatureKind.Construct).length === 0;
    return isBare || (type.symbol as ts.Symbol | undefined)?.name === "Object";
  }

  function nameOf(type: ts.Type): string {
    return `taken as ${checker.typeToString(type)}`;
  }
}

function idOf(type: ts.Type): number {
  return (type as ts.Type & { id: number }).id;
}
