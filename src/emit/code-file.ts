import type { SourceFileStructure, StatementStructures } from "ts-morph";
import type { Api } from "../model/api.js";
import type { Name } from "../model/names/names.js";
import type { NamedModels } from "../model/schema/references.js";
import { createImports, type ImportExtension, runtime, runtimeEntries } from "./imports.js";
import type { CodeOutput, TypeDeclaration } from "./output.js";
import type { TypeContext } from "./spell-type.js";
import { StructureKind } from "./structures.js";

/** What every file of the client is emitted with. */
export interface EmitContext {
  api: Api;
  models: NamedModels;
  extension: ImportExtension;
  /** Where the TypeScript goes, below the output: `src/`, or nothing. */
  folder: string;
  /** Types that the files have asked `schema.ts` to declare, by name. */
  declarations: Map<Name, TypeDeclaration>;
  /** What the files have imported of the runtime, by its entries. */
  runtimeNames: Map<string, Set<string>>;
}

/** A TypeScript file, its imports made from what its statements use. */
export function codeFile(
  module: string,
  context: EmitContext,
  statements: (types: TypeContext) => StatementStructures[],
): CodeOutput {
  const imports = createImports(context.extension, `./${module}`);
  const body = statements({
    models: context.models,
    imports,
    declare: (name, schema, direction) =>
      context.declarations.set(name, { name, schema, direction, docs: [] }),
  });
  noteNames(context, runtime, imports.names(runtime));
  for (const entry of runtimeEntries) noteNames(context, entry, imports.names(entry));
  const structure: SourceFileStructure = {
    kind: StructureKind.SourceFile,
    statements: [...imports.declarations(), ...body.map(apart)],
  };
  return { kind: "code", path: `${context.folder}${module}.ts`, structure };
}

/** Notes what a file imports of the runtime. */
export function noteNames(
  { runtimeNames }: EmitContext,
  entry: string,
  names: readonly string[],
): void {
  runtimeNames.set(entry, new Set([...(runtimeNames.get(entry) ?? []), ...names]));
}

/** A blank line before every declaration, but not between one export of other files and the next. */
function apart(statement: StatementStructures): StatementStructures {
  return statement.kind === StructureKind.ExportDeclaration
    ? statement
    : { ...statement, leadingTrivia: "\n" };
}
