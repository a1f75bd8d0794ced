import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import type { ClientSide } from "../replacement.js";
import type { Edit } from "./edit.js";

interface Moved {
  /** What functions and types are called now. */
  names: ReadonlyMap<string, string>;
  head: ClientSide;
}

/**
 * Imports from a file of the client whose names all stand in another one now, such as those of an operation that has
 * another tag.
 */
export function moduleEdits(
  context: Context,
  files: readonly ts.SourceFile[],
  moved: Moved,
): Edit[] {
  const { compiler } = context;
  return files.flatMap((file) =>
    file.statements.flatMap((statement): Edit[] => {
      const isImport = compiler.isImportDeclaration(statement);
      if (!isImport && !compiler.isExportDeclaration(statement)) return [];
      const path = statement.moduleSpecifier;
      const bindings = isImport ? statement.importClause?.namedBindings : statement.exportClause;
      const isNamed =
        bindings && (compiler.isNamedImports(bindings) || compiler.isNamedExports(bindings));
      if (!path || !compiler.isStringLiteral(path) || !isNamed) return [];
      const elements: readonly (ts.ExportSpecifier | ts.ImportSpecifier)[] = bindings.elements;
      const names = elements.map(({ name, propertyName }) => (propertyName ?? name).text);
      const [from, to] = placesOf(context, path, { ...moved, imported: names });
      const at = from === undefined ? -1 : path.text.lastIndexOf(`/${from}`);
      if (from === undefined || to === undefined || at < 0) return [];
      const start = path.getStart(file) + 1 + at + 1;
      return [{ file: file.fileName, start, end: start + from.length, text: to }];
    }),
  );
}

/** The file of the client that a path leads to, and the one that has all that is imported now. */
function placesOf(
  context: Context,
  path: ts.StringLiteral,
  { imported, names, head }: Moved & { imported: readonly string[] },
): readonly (string | undefined)[] {
  const [file] = context.checker.getSymbolAtLocation(path)?.declarations ?? [];
  if (!file || !context.isClientFile(file.getSourceFile())) return [];
  const from = /([^/]+?)(\.d)?\.[cm]?ts$/.exec(file.getSourceFile().fileName)?.[1] ?? "";
  const exported = imported.map((name) => {
    const now = (names.get(name) ?? name).replaceAll("$", "\\$");
    return new RegExp(`^export (?:const|function|interface|type) ${now}\\b`, "m");
  });
  const has = (module: string): boolean => {
    const text = head.files.get(`${module}.ts`);
    return exported.every((each) => text !== undefined && each.test(text));
  };
  if (imported.length === 0 || from === "index" || has(from)) return [];
  const modules = [...head.files.keys()].flatMap((each) => /^([^/]+)\.ts$/.exec(each)?.[1] ?? []);
  const found = modules.filter((each) => each !== from && has(each));
  return found.length === 1 ? [from, found[0]] : [];
}
