import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import type { Edit } from "./edit.js";

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
  for (const file of files) {
    for (const statement of file.statements) {
      if (compiler.isImportDeclaration(statement)) {
        const bindings = statement.importClause?.namedBindings;
        if (!bindings || !compiler.isNamedImports(bindings)) continue;
        for (const each of bindings.elements) editImport(each, file);
      } else if (compiler.isExportDeclaration(statement)) {
        const { exportClause } = statement;
        if (!exportClause || !compiler.isNamedExports(exportClause)) continue;
        for (const each of exportClause.elements) editExport(each, file);
      }
    }
  }
  return { edits, keeps };

  function editImport(node: ts.ImportSpecifier, file: ts.SourceFile): void {
    const own = node.propertyName ?? node.name;
    const to = names.get(own.text);
    if (to === undefined) return;
    if (!isOfClient(node)) {
      kept.add(node);
    } else if (node.propertyName !== undefined) {
      edits.push(replace(own, to));
      kept.add(node);
    } else if (hasName(file, to)) {
      edits.push(replace(own, `${to} as ${own.text}`));
      kept.add(node);
    } else {
      edits.push(replace(own, to));
    }
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

function replace(node: ts.Node, text: string): Edit {
  return { file: node.getSourceFile().fileName, start: node.getStart(), end: node.end, text };
}
