import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { root } from "../program.js";
import { folderOfFile } from "../packed-client.js";

/*
 * Whoever wraps a function writes down the types of what it takes and gives: each type that a signature names, or a
 * member of such a type, is exported by the same module.
 */
const descriptors = /^((Read|Write)?Operation|OperationParts)$/;

const everything = folderOfFile();
await generate({
  spec: join(import.meta.dirname, "everything.yaml"),
  out: everything,
  layout: "source",
  importExtension: "js",
});
const folders = { healos: join(root, "generated", "src"), everything };
const entries = [
  "index",
  "token-supplier",
  "testing",
  "observe",
  "bind-client",
  "webhooks",
].flatMap((entry) =>
  Object.entries(folders).map(([client, folder]) => [client, join(folder, `${entry}.ts`)] as const),
);
const program = ts.createProgram(
  entries.map(([, path]) => path).filter((path) => ts.sys.fileExists(path)),
  {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
  },
);
const checker = program.getTypeChecker();

test.each(Object.keys(folders))("%s: whatever a signature names can be imported", (client) => {
  const modules = entries.filter(([name]) => name === client).map(([, path]) => path);
  const found = modules.flatMap((path) => {
    const file = program.getSourceFile(path);
    return file ? unimportable(file) : [];
  });
  expect(found).toEqual([]);
  expect(modules.filter((path) => program.getSourceFile(path)).length).toBeGreaterThan(0);
});

/** The names of types that the functions, classes and constants of a module lead to, and that neither it nor the index exports. */
function unimportable(module: ts.SourceFile): string[] {
  const index = program.getSourceFile(module.fileName.replace(/[\w-]+\.ts$/, "index.ts"));
  const exported = new Set(
    [module, index].flatMap((file) => (file ? exportsOf(file).map(declaredIn) : [])),
  );
  const reached = new Set<ts.Symbol>();
  const visit = (node: ts.Node, from: string): string[] => {
    // What a function does, and what stands in a class for itself, is no part of its signature.
    if (ts.isBlock(node) || isPrivate(node)) return [];
    if (ts.isVariableDeclaration(node)) return node.type ? visit(node.type, from) : [];
    const named = nameOf(node);
    const symbol = named && declaredIn(checker.getSymbolAtLocation(named));
    const missing = symbol && !reached.has(symbol) ? follow(symbol, from) : [];
    const below: string[] = [];
    ts.forEachChild(node, (child) => void below.push(...visit(child, from)));
    return [...missing, ...below];
  };
  const follow = (symbol: ts.Symbol, from: string): string[] => {
    reached.add(symbol);
    const declarations = (symbol.declarations ?? []).filter((each) => isOwn(each));
    if (declarations.length === 0 || descriptors.test(symbol.name)) return [];
    // A client that knows scopes is declared anew, over the runtime's.
    const isBelow =
      /^(ScopedClient|OperationFunction|FakeClient)$/.test(from) && symbol.name === "Client";
    const missing = isBelow || exported.has(symbol) ? [] : [`${symbol.name}, which ${from} names`];
    return [...missing, ...declarations.flatMap((each) => visit(each, symbol.name))];
  };
  return exportsOf(module).flatMap((symbol) => {
    const declared = declaredIn(symbol);
    const called = (declared?.declarations ?? []).filter((each) =>
      [ts.isFunctionDeclaration, ts.isClassDeclaration, ts.isVariableDeclaration].some((is) =>
        is(each),
      ),
    );
    return called.flatMap((each) => visit(each, symbol.name));
  });
}

function exportsOf(file: ts.SourceFile): ts.Symbol[] {
  const module = checker.getSymbolAtLocation(file);
  return module ? checker.getExportsOfModule(module) : [];
}

/** What a name stands for, where it was imported or exported again. */
function declaredIn(symbol: ts.Symbol | undefined): ts.Symbol | undefined {
  if (!symbol) return undefined;
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function nameOf(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  return undefined;
}

/** Declared by the client, and no parameter of a type. */
function isOwn(declaration: ts.Declaration): boolean {
  const { fileName } = declaration.getSourceFile();
  const isHere = Object.values(folders).some((folder) => fileName.startsWith(folder));
  return isHere && !ts.isTypeParameterDeclaration(declaration);
}

function isPrivate(node: ts.Node): boolean {
  return ts.isClassElement(node) && node.name !== undefined && ts.isPrivateIdentifier(node.name);
}
