import type { ts } from "ts-morph";
import { isCompanion } from "./companion-part.js";
import { wholeClient, type Context } from "./context.js";
import type { Part } from "./parts.js";

/** What values of a type hold of the API. */
export interface Contents {
  parts: ReadonlyMap<string, Part>;
  /** Type parameters, which may be filled with parts elsewhere. */
  parameters: ReadonlySet<ts.Symbol>;
}

/** Tells what values of types hold of the API, in lists, maps and properties as well. */
export function createContents(context: Context): (type: ts.Type) => Contents {
  const { compiler, checker, program } = context;
  const { TypeFlags, ObjectFlags, SymbolFlags } = compiler;
  const known = new Map<ts.Type, Contents>();
  return (type) => {
    const found = known.get(type);
    if (found !== undefined) return found;
    const contents = { parts: new Map<string, Part>(), parameters: new Set<ts.Symbol>() };
    collect(type, contents, new Set());
    known.set(type, contents);
    return contents;
  };

  interface Collected extends Contents {
    parts: Map<string, Part>;
    parameters: Set<ts.Symbol>;
  }

  function collect(type: ts.Type, into: Collected, seen: Set<ts.Type>): void {
    if (seen.has(type)) return;
    seen.add(type);
    if ((type.flags & TypeFlags.TypeParameter) !== 0) {
      if (type.symbol !== undefined) into.parameters.add(type.symbol);
    } else if (type.isUnionOrIntersection()) {
      for (const each of type.types) collect(each, into, seen);
    } else if ((type.flags & TypeFlags.Object) !== 0) {
      collectObject(type as ts.ObjectType, into, seen);
    }
  }

  function collectObject(type: ts.ObjectType, into: Collected, seen: Set<ts.Type>): void {
    if (isModule(type)) {
      into.parts.set(wholeClient.name, wholeClient);
      return;
    }
    const own = context.declared(type.symbol as ts.Symbol | undefined);
    const isOfRuntime = own.some(({ module }) => module.startsWith("runtime/"));
    // What a companion makes is for the library that takes it, which hands on what the code then reads.
    if (own.some(({ module }) => isCompanion(module))) return;
    // What a fake is told to answer is in the hands of the test.
    if (isOfRuntime && type.symbol.name.startsWith("Fake")) return;
    const parts = isOfRuntime ? [] : context.partsOf(type.symbol);
    for (const part of parts) into.parts.set(part.name, part);
    const given = [
      ...(type.aliasTypeArguments ?? []),
      ...((type.objectFlags & ObjectFlags.Reference) !== 0
        ? checker.getTypeArguments(type as ts.TypeReference)
        : []),
    ];
    for (const each of given) collect(each, into, seen);
    if (parts.length > 0 || isOfRuntime || isForeign(type)) return;
    for (const property of checker.getPropertiesOfType(type)) {
      for (const part of context.partsOf(property)) into.parts.set(part.name, part);
      collect(checker.getTypeOfSymbol(property), into, seen);
    }
    for (const { type: each } of checker.getIndexInfosOfType(type)) collect(each, into, seen);
  }

  /** A module that gives functions of the client, its own or one that exports them again. */
  function isModule({ symbol }: ts.Type): boolean {
    if (((symbol as ts.Symbol | undefined)?.flags ?? 0) & SymbolFlags.ValueModule) {
      return checker.getExportsOfModule(symbol).some((each) => context.partsOf(each).length > 0);
    }
    return false;
  }

  /** Of a library: the API is in it only where it is an argument of the type. */
  function isForeign({ symbol }: ts.Type): boolean {
    const [declaration] = (symbol as ts.Symbol | undefined)?.declarations ?? [];
    if (declaration === undefined) return false;
    const source = declaration.getSourceFile();
    return (
      context.declared(symbol).length === 0 &&
      (program.isSourceFileDefaultLibrary(source) ||
        program.isSourceFileFromExternalLibrary(source))
    );
  }
}
