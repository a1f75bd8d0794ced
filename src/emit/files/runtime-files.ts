import type { ExportDeclarationStructure } from "ts-morph";
import { byCodeUnit } from "../../json/by-code-unit.js";
import type { EmitContext } from "../code-file.js";
import { createImports, runtime, runtimeEntries, specifier } from "../imports.js";
import type { CodeOutput, CopyOutput } from "../output.js";
import { StructureKind } from "../structures.js";
import type { Declaration, Declarations } from "../../text/declarations.js";

/**
 * The runtime as far as a client needs it: one file for each of its folders, with the declarations that the client's
 * files lead to, and an index of those that they import. A compiler reads and checks all that is there, and so does
 * whoever reviews a client.
 */
export function runtimeFiles(
  declarations: Declarations,
  { runtimeNames, extension, folder }: EmitContext,
): (CodeOutput | CopyOutput)[] {
  const indexed = [...(runtimeNames.get(runtime) ?? [])].map((name) =>
    declared(name, declarations),
  );
  const entries = runtimeEntries.flatMap((entry) =>
    [...(runtimeNames.get(entry) ?? [])].map((name) => declared(name, declarations)),
  );
  const reached = reachedFrom([...indexed, ...entries], declarations);
  const kept = [...declarations.values()].filter((each) => reached.has(each));
  const isExported = exportedOf(kept, [...indexed, ...entries], declarations);
  const folders = [...new Set(kept.map((each) => each.folder))].sort(byCodeUnit);
  return [
    {
      kind: "code",
      path: `${folder}runtime/index.ts`,
      structure: {
        kind: StructureKind.SourceFile,
        statements: folders.flatMap((each) =>
          exportsOf(
            indexed.filter((declaration) => declaration.folder === each),
            specifier(`./${each}`, extension),
          ),
        ),
      },
    },
    ...folders.map((each): CopyOutput => {
      const own = kept.filter((declaration) => declaration.folder === each);
      const imports = createImports(extension, `./${each}`);
      for (const { uses } of own) {
        for (const [name, isTypeOnly] of uses) {
          const used = declared(name, declarations);
          const module: string = `./${used.folder}`;
          if (isTypeOnly || used.isType) imports.type(module, name);
          else imports.value(module, name);
        }
      }
      return {
        kind: "copy",
        path: `${folder}runtime/${each}.ts`,
        imports: imports.declarations(),
        declarations: own.map((declaration, index) => ({
          preamble: own[index - 1]?.preamble === declaration.preamble ? "" : declaration.preamble,
          text: declaration.text,
          isExported: isExported.has(declaration),
        })),
      };
    }),
  ];
}

/** What stands behind some declarations, and they themselves. */
function reachedFrom(start: readonly Declaration[], declarations: Declarations): Set<Declaration> {
  const reached = new Set(start);
  for (const { uses } of reached) {
    for (const name of uses.keys()) reached.add(declared(name, declarations));
  }
  return reached;
}

/** Those that another file imports. */
function exportedOf(
  kept: readonly Declaration[],
  entries: readonly Declaration[],
  declarations: Declarations,
): Set<Declaration> {
  const exported = new Set(entries);
  for (const { folder, uses } of kept) {
    for (const name of uses.keys()) {
      const used = declared(name, declarations);
      if (used.folder !== folder) exported.add(used);
    }
  }
  return exported;
}

function exportsOf(
  declarations: readonly Declaration[],
  moduleSpecifier: string,
): ExportDeclarationStructure[] {
  return [false, true].flatMap((isTypeOnly): ExportDeclarationStructure[] => {
    const namedExports = declarations
      .filter(({ isType }) => isType === isTypeOnly)
      .map(({ name }) => name)
      .sort(byCodeUnit);
    return namedExports.length === 0
      ? []
      : [{ kind: StructureKind.ExportDeclaration, isTypeOnly, namedExports, moduleSpecifier }];
  });
}

function declared(name: string, declarations: Declarations): Declaration {
  const declaration = declarations.get(name);
  if (declaration === undefined) throw new Error(`The runtime has no ${name}.`);
  return declaration;
}
