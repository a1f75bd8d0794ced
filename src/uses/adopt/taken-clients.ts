import type { ts } from "ts-morph";
import type { CallSite, Reading } from "./origin.js";
import type { Rewriting } from "./rewriting.js";

/** Patterns that take the methods of a client apart, by their elements: what the client is called instead. */
export type TakenClients = ReadonlyMap<ts.BindingElement, { name: string; isNew: boolean }>;

/** `const { GET } = createClient(…)` gets a name, and `const { GET } = client` has one. */
export function takenClients(
  { compiler }: Reading,
  sites: ReadonlyMap<ts.Node, CallSite>,
): TakenClients {
  const taken = new Map<ts.BindingElement, { name: string; isNew: boolean }>();
  for (const { client } of sites.values()) {
    if (client === "own" || !("taken" in client) || taken.has(client.taken)) continue;
    const { parent: pattern } = client.taken;
    const { parent } = pattern;
    const given = compiler.isVariableDeclaration(parent) ? parent.initializer : undefined;
    const isNew = given === undefined || !compiler.isIdentifier(given);
    const words = new Set(pattern.getSourceFile().text.match(/[\w$]+/g));
    const name = isNew
      ? (["client", "apiClient"].find((each) => !words.has(each)) ?? "client2")
      : given.text;
    for (const element of pattern.elements) {
      if (compiler.isBindingElement(element)) taken.set(element, { name, isNew });
    }
  }
  return taken;
}

/** Patterns that took a client apart, and imports of what they made. */
export function rewriteTaken(
  { compiler, checker }: Reading,
  source: ts.SourceFile,
  { taken, rewriting }: { taken: TakenClients; rewriting: Rewriting },
): void {
  for (const pattern of new Set([...taken.keys()].map(({ parent }) => parent))) {
    if (pattern.getSourceFile() !== source) continue;
    const known = taken.get(pattern.elements[0] as ts.BindingElement);
    if (known?.isNew === true) rewriting.replace(pattern, known.name);
    else if (compiler.isVariableDeclaration(pattern.parent)) {
      const statement = pattern.parent.parent.parent;
      const after = /^[ \t]*\r?\n/.exec(source.text.slice(statement.end))?.[0].length ?? 0;
      rewriting.remove(statement.getStart(), statement.end + after);
    }
  }
  for (const statement of source.statements) {
    const bindings =
      compiler.isImportDeclaration(statement) && statement.importClause?.namedBindings;
    if (!bindings || !compiler.isNamedImports(bindings)) continue;
    const names = new Set<string>();
    let isChanged = false;
    for (const each of bindings.elements) {
      const symbol = checker.getSymbolAtLocation(each.name);
      const target = symbol && checker.getAliasedSymbol(symbol);
      const element = target?.declarations?.find((one) => compiler.isBindingElement(one));
      const known = element && taken.get(element);
      if (known?.isNew) isChanged = true;
      names.add(known?.isNew ? known.name : each.getText());
    }
    if (isChanged) rewriting.replace(bindings, `{ ${[...names].join(", ")} }`);
  }
}
