import type { ts } from "ts-morph";
import type { Origin, Reading } from "./origin.js";
import type { Rewriting } from "./rewriting.js";

/** Names of ours that a file is to import, each with what it is called there. */
export interface Wanted {
  names: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
  /** What the file declares itself from now on. */
  declared: ReadonlySet<string>;
  /** What the client is imported from. */
  module: string;
}

/**
 * Imports of the old client go where nothing of the file needs them any more, and ours stand in the place of the first.
 * `remaining` is what the file goes on to say, as text.
 */
export function rewriteImports(
  { compiler, checker }: Reading,
  source: ts.SourceFile,
  {
    origin,
    rewriting,
    wanted,
    more,
  }: {
    origin: Origin;
    rewriting: Rewriting;
    wanted: Wanted;
    /** Further lines of imports. */
    more: readonly string[];
  },
): void {
  const imports = source.statements.filter((each) => compiler.isImportDeclaration(each));
  const old = imports.filter(isOldImport);
  const last = imports.at(-1);
  const end = last === undefined ? 0 : last.end;
  const body = `${source.text.slice(0, imports[0]?.getStart() ?? 0)}${bodyText()}`;
  const lines = [importLine(), ...more].filter((line) => line !== "");
  let isWritten = lines.length === 0;
  for (const statement of old) {
    const kept = keptNames(statement, body);
    const own = kept === "" ? [] : [kept];
    if (!isWritten) own.push(...lines);
    isWritten = true;
    if (own.length > 0) rewriting.replace(statement, own.join("\n"));
    else {
      const after = /^\r?\n/.exec(source.text.slice(statement.end))?.[0].length ?? 0;
      rewriting.remove(statement.getStart(), statement.end + after);
    }
  }
  if (isWritten) return;
  if (last === undefined) rewriting.insert(0, `${lines.join("\n")}\n\n`);
  else rewriting.insert(end, `\n${lines.join("\n")}`);

  /** What stands behind the imports, as it will be. */
  function bodyText(): string {
    return source.statements
      .filter((each) => !compiler.isImportDeclaration(each))
      .map((each) => rewriting.textOf(each))
      .join("\n");
  }

  function isOldImport(statement: ts.ImportDeclaration): boolean {
    const { importClause } = statement;
    const bindings = importClause?.namedBindings;
    const named = bindings && compiler.isNamedImports(bindings) ? bindings.elements : [];
    const names = [
      ...(importClause?.name ? [importClause.name] : []),
      ...named.map(({ name }) => name),
    ];
    return names.some((name) => {
      const symbol = checker.getSymbolAtLocation(name);
      const isAlias = symbol && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
      const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
      return target?.declarations?.some((each) => origin.isOld(each)) === true;
    });
  }

  function keptNames(statement: ts.ImportDeclaration, text: string): string {
    const { importClause, moduleSpecifier } = statement;
    const isUsed = (name: string): boolean =>
      new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
    const bindings = importClause?.namedBindings;
    const named = bindings && compiler.isNamedImports(bindings) ? bindings.elements : [];
    const some = named.filter(({ name }) => isUsed(name.text) && !isOurs(name.text));
    const whole =
      importClause?.name && isUsed(importClause.name.text) && !isOurs(importClause.name.text);
    if (!whole && some.length === 0) return "";
    const parts = [
      ...(whole && importClause?.name ? [importClause.name.text] : []),
      ...(some.length > 0 ? [`{ ${some.map((each) => each.getText()).join(", ")} }`] : []),
    ];
    const type = importClause?.isTypeOnly ? "type " : "";
    return `import ${type}${parts.join(", ")} from ${moduleSpecifier.getText()};`;
  }

  /** Whether a name stands for what is imported of ours. */
  function isOurs(name: string): boolean {
    return [...wanted.names.values(), ...wanted.types.values(), ...wanted.declared].includes(name);
  }

  function importLine(): string {
    const spelled = (names: ReadonlyMap<string, string>, isType: boolean): string[] =>
      [...names]
        .map(([name, local]) => (name === local ? name : `${name} as ${local}`))
        .sort()
        .map((each) => (isType ? `type ${each}` : each));
    const values = spelled(wanted.names, false);
    const types = spelled(wanted.types, true);
    if (values.length + types.length === 0) return "";
    const isTypeOnly = values.length === 0;
    const all = isTypeOnly
      ? types.map((each) => each.slice("type ".length))
      : [...values, ...types];
    const quote = imports.some((each) => each.moduleSpecifier.getText().startsWith("'"))
      ? "'"
      : '"';
    return `import ${isTypeOnly ? "type " : ""}{ ${all.join(", ")} } from ${quote}${wanted.module}${quote};`;
  }
}
