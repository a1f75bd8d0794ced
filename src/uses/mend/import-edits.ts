import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import { replace, type Edit } from "./edit.js";
import { removal } from "./literal-edits.js";

/** What becomes of imports and exports, and which names stay as they are for it. */
export interface Imports {
  edits: Edit[];
  /** Whether a name goes on to stand for what it stood for. */
  keeps(node: ts.Node): boolean;
}

/**
 * Imports take the new names, and so do those who use them; where a file has that name already, it keeps the old one as
 * an alias, and what a file exports again keeps its name for whoever imports it.
 */
export function importEdits(
  context: Context,
  files: readonly ts.SourceFile[],
  names: ReadonlyMap<string, string>,
): Imports {
  const { compiler, checker } = context;
  const edits: Edit[] = [];
  const kept = new Set<ts.Node>();
  // What several have become is imported once.
  const imported = new Map<ts.SourceFile, Set<string>>();
  for (const file of files) {
    for (const statement of file.statements) {
      if (compiler.isImportDeclaration(statement)) {
        const bindings = statement.importClause?.namedBindings;
        if (!bindings || !compiler.isNamedImports(bindings)) continue;
        editImports(bindings, file);
      } else if (compiler.isExportDeclaration(statement)) {
        const { exportClause } = statement;
        if (!exportClause || !compiler.isNamedExports(exportClause)) continue;
        for (const each of exportClause.elements) editExport(each, file);
      }
    }
  }
  return { edits, keeps };

  function editImports({ elements }: ts.NamedImports, file: ts.SourceFile): void {
    const dropped = elements.filter((each) => editImport(each, file));
    const statement = elements[0]?.parent.parent.parent;
    if (statement && dropped.length === elements.length && !statement.importClause?.name) {
      const end = file.text.startsWith("\n", statement.end) ? statement.end + 1 : statement.end;
      edits.push({ file: file.fileName, start: statement.getStart(), end, text: "" });
    } else {
      let rest: readonly ts.ImportSpecifier[] = elements;
      for (const each of dropped) {
        edits.push(removal(rest, each));
        rest = rest.filter((other) => other !== each);
      }
    }
  }

  /** The names that a file imports of the client without another. */
  function importedIn(file: ts.SourceFile): Set<string> {
    const found = imported.get(file) ?? new Set(clientImports(file));
    imported.set(file, found);
    return found;
  }

  function clientImports(file: ts.SourceFile): string[] {
    return file.statements.flatMap((statement) => {
      const bindings = compiler.isImportDeclaration(statement)
        ? statement.importClause?.namedBindings
        : undefined;
      if (!bindings || !compiler.isNamedImports(bindings)) return [];
      return bindings.elements.flatMap((each) =>
        each.propertyName === undefined && isOfClient(each) ? [each.name.text] : [],
      );
    });
  }

  /** True where the import is one of what is imported already. */
  function editImport(node: ts.ImportSpecifier, file: ts.SourceFile): boolean {
    const own = node.propertyName ?? node.name;
    const to = names.get(own.text);
    if (to === undefined) return false;
    const known = importedIn(file);
    if (!isOfClient(node)) {
      kept.add(node);
    } else if (node.propertyName === undefined && known.has(to)) {
      return true;
    } else if (node.propertyName !== undefined) {
      edits.push(replace(own, to));
      kept.add(node);
    } else if (hasName(file, to)) {
      edits.push(replace(own, `${to} as ${own.text}`));
      kept.add(node);
    } else {
      known.add(to);
      edits.push(replace(own, to));
    }
    return false;
  }

  function editExport(node: ts.ExportSpecifier, file: ts.SourceFile): void {
    const own = node.propertyName ?? node.name;
    const to = names.get(own.text);
    if (to === undefined) return;
    const isFrom = node.parent.parent.moduleSpecifier !== undefined;
    kept.add(own);
    if (isFrom ? isOfClient(node) : !hasName(file, to) && isLocalOfClient(node)) {
      edits.push(replace(own, node.propertyName ? to : `${to} as ${own.text}`));
    }
  }

  function isLocalOfClient(node: ts.ExportSpecifier): boolean {
    const local = checker.getExportSpecifierLocalTargetSymbol(node);
    const [declaration] = local?.declarations ?? [];
    return (
      declaration !== undefined &&
      compiler.isImportSpecifier(declaration) &&
      !declaration.propertyName &&
      isOfClient(declaration)
    );
  }

  /** Whether an import leads to the client without a name of the program's own on the way. */
  function isOfClient(node: ts.ExportSpecifier | ts.ImportSpecifier): boolean {
    const symbol = checker.getSymbolAtLocation(node.name);
    const next = symbol && immediate(symbol);
    const [declaration] = next?.declarations ?? [];
    if (declaration === undefined) return false;
    return (
      !compiler.isExportSpecifier(declaration) || context.isClientFile(declaration.getSourceFile())
    );
  }

  function immediate(symbol: ts.Symbol): ts.Symbol | undefined {
    // The compiler has it, and does not declare it.
    const { getImmediateAliasedSymbol } = checker as ts.TypeChecker & {
      getImmediateAliasedSymbol: (symbol: ts.Symbol) => ts.Symbol | undefined;
    };
    return getImmediateAliasedSymbol(symbol);
  }

  function keeps(node: ts.Node): boolean {
    if (kept.has(node)) return true;
    const symbol = checker.getSymbolAtLocation(node);
    const [declaration] = symbol?.declarations ?? [];
    if (declaration === undefined) return false;
    if (compiler.isImportSpecifier(declaration)) return kept.has(declaration);
    return (
      compiler.isExportSpecifier(declaration) && !context.isClientFile(declaration.getSourceFile())
    );
  }

  /** Whether a file has a name already, for whatever. */
  function hasName(file: ts.SourceFile, name: string): boolean {
    return new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(file.text);
  }
}
