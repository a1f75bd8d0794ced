import type { ts } from "ts-morph";
import type { Compiler } from "../compiler/load-compiler.js";
import type { Api } from "../model/api.js";
import { companionPart, isCompanion } from "./companion-part.js";
import { declaredIn, boundFunction, type Declared } from "./declared.js";
import type { ImportedClient } from "./client.js";
import type { FindPart, Part } from "./parts.js";
import type { Span, Use, UseKind } from "./use.js";

/** What is asked while the files of a program are walked. */
export interface Context {
  compiler: Compiler;
  checker: ts.TypeChecker;
  program: ts.Program;
  /** The parts of the API that a symbol stands for; none where it is of something else. */
  partsOf(symbol: ts.Symbol | undefined): readonly Part[];
  /** The member of the runtime that a symbol is, such as `status` of a failure. */
  runtimeMember(symbol: ts.Symbol | undefined): string | undefined;
  isClientFile(source: ts.SourceFile): boolean;
  /** The operation that has an id. */
  operationParts(id: string): readonly Part[];
  /** A property of a model. */
  memberParts(model: string, name: string): readonly Part[];
  /** What a request of an operation calls a parameter. */
  parameterParts(operation: string, key: string): readonly Part[];
  /** The symbols that a client declares behind an alias, a mapped type or a spread. */
  declared(symbol: ts.Symbol | undefined): readonly Declared[];
  note(kind: UseKind, part: Part, noted: Noted): void;
}

/** A place, and what else there is to say of it. */
export interface Noted extends Partial<Use> {
  node: ts.Node;
}

/** What a walk is about. */
export interface Subject {
  compiler: Compiler;
  program: ts.Program;
  clients: readonly ImportedClient[];
  api: Api;
  findPart: FindPart;
}

/** Everything that a client has to create one by. */
export const clientPart: Part = {
  name: "createClient",
  kind: "type",
  places: [],
  models: [],
  operations: [],
  isSent: true,
};

/** The client as a whole, of which anything may be taken. */
export const wholeClient: Part = { ...clientPart, name: "the client", places: ["#"] };

/** Of a type that the client had to find a name for, such as that of a parameter of webhooks. */
function unnamed(path: readonly string[]): Part {
  return { ...clientPart, name: path.join("."), isSent: false };
}

export function createContext(
  { compiler, program, clients, api, findPart }: Subject,
  uses: Use[],
): Context {
  const checker = program.getTypeChecker();
  const byId = new Map(api.operations.map(({ id, name }): [string, string] => [id, name]));
  const known = new Map<ts.Symbol, readonly Declared[]>();
  const partOf = ({ module, name, path, node }: Declared): Part | undefined => {
    const [first = ""] = path;
    const isBound = module === "bind-client" || name === "BoundClient";
    // Members that lead to the functions of a resource are no part of the API themselves.
    if (isBound) return findPart(boundFunction(compiler, node) ?? "", []);
    if (name === "createClient" && path.length === 0) return clientPart;
    if (isCompanion(module))
      return path.length === 0 ? ofCompanion({ module, name, path, node }) : undefined;
    const isById = name === "Operations" || name === "OperationErrors";
    if (isById && path.length === 1) return ofId(first);
    return findPart(name, path) ?? (path.length > 0 ? unnamed([name, ...path]) : undefined);
  };
  const ofId = (id: string): Part | undefined => {
    const part = findPart(byId.get(id) ?? "", []);
    return part && { ...part, isId: true };
  };
  const parts = new Map<ts.Node, Part | undefined>();
  const ofCompanion = (declaration: Declared): Part | undefined => {
    const { node } = declaration;
    if (!parts.has(node)) parts.set(node, companionPart(compiler, declaration, findPart));
    return parts.get(node);
  };
  const declared = (symbol: ts.Symbol | undefined): readonly Declared[] => {
    if (symbol === undefined) return [];
    const found = known.get(symbol) ?? declarationsOf(symbol);
    known.set(symbol, found);
    return found;
  };
  return {
    compiler,
    checker,
    program,
    declared,
    isClientFile: (source) => clients.some(({ files }) => files.has(source)),
    operationParts: (id) => {
      const part = ofId(id);
      return part === undefined ? [] : [part];
    },
    memberParts: (model, name) => {
      const part = findPart(model, [name]);
      return part === undefined || part.places.length === 0 ? [] : [part];
    },
    parameterParts: (operation, key) => {
      const found = api.operations.find(({ name }) => name === operation);
      const part = found && findPart(found.requestType, [key]);
      return part === undefined ? [] : [part];
    },
    partsOf: (symbol) =>
      declared(symbol).flatMap((each) => {
        // What every client has is no part of this API.
        const part =
          /^(runtime\/|client$|observe$)/.test(each.module) && !isOfApi(each)
            ? undefined
            : partOf(each);
        return part === undefined ? [] : [part];
      }),
    runtimeMember: (symbol) =>
      declared(symbol).find(({ module, path }) => module.startsWith("runtime/") && path.length > 0)
        ?.path[0],
    note: (kind, part, { node, ...more }) =>
      void uses.push({
        kind,
        part: part.name,
        places: part.places,
        models: part.models,
        operations: part.operations,
        whole: [],
        ...(part.isId && { isId: true }),
        ...spanOf(compiler, node),
        ...more,
      }),
  };

  function declarationsOf(given: ts.Symbol): Declared[] {
    const isAlias = (given.flags & compiler.SymbolFlags.Alias) !== 0;
    const symbol = isAlias ? checker.getAliasedSymbol(given) : given;
    const nodes = checker.getRootSymbols(symbol).flatMap((root) => root.declarations ?? []);
    return [...new Set(nodes)].flatMap((node) =>
      clients.flatMap((client) => declaredIn(compiler, client, node) ?? []),
    );
  }
}

/** Of the file with the client's options what names the API. */
function isOfApi({ name }: Declared): boolean {
  return name === "createClient" || name === "OperationErrors";
}

/** Where a node stands. */
export function spanOf(compiler: Compiler, node: ts.Node): Span & Pick<Use, "column" | "line"> {
  const source = node.getSourceFile();
  const start = node.getStart(source);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  let statement = node;
  while (!compiler.isStatement(statement) && !compiler.isSourceFile(statement.parent)) {
    statement = statement.parent;
  }
  return {
    file: source.fileName,
    start,
    end: node.end,
    statement: { start: statement.getStart(source), end: statement.end },
    line: line + 1,
    column: character + 1,
  };
}
