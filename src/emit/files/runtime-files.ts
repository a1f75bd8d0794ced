import type { ExportDeclarationStructure } from "ts-morph";
import type { EmitContext } from "../code-file.js";
import { specifier } from "../imports.js";
import type { CodeOutput, CopyOutput } from "../output.js";
import { StructureKind } from "../structures.js";

/** The sources of the runtime, by file name. */
export type RuntimeSources = ReadonlyMap<string, string>;

/** One statement of the runtime's index, which has no other. */
interface Reexport {
  isTypeOnly: boolean;
  names: string[];
  /** The file, without its extension. */
  from: string;
}

/** Not in the index: a second entry, for tests alone. */
const entryForTests = "fake-client";

/**
 * The runtime as far as a client needs it: an index of the names that the client's files import, and the files that
 * lead to, each as it is. A compiler reads and checks all files of a project, and what no operation uses would be
 * most of them.
 */
export function runtimeFiles(
  sources: RuntimeSources,
  { runtimeNames, extension, folder }: EmitContext,
): (CodeOutput | CopyOutput)[] {
  const reexports = reexportsOf(sources.get("index.ts") ?? "").flatMap((each) => {
    const wanted = each.names.filter((name) => runtimeNames.has(name));
    return wanted.length === 0 ? [] : [{ ...each, names: wanted }];
  });
  const needed = new Set<string>();
  for (const { from } of reexports) collect(from, sources, needed);
  collect(entryForTests, sources, needed);
  const copies = [...sources.keys()].filter((file) => needed.has(file));
  return [
    {
      kind: "code",
      path: `${folder}runtime/index.ts`,
      structure: {
        kind: StructureKind.SourceFile,
        statements: reexports.map((each): ExportDeclarationStructure => ({
          kind: StructureKind.ExportDeclaration,
          isTypeOnly: each.isTypeOnly,
          namedExports: each.names,
          moduleSpecifier: specifier(`./${each.from}`, extension),
        })),
      },
    },
    ...copies.map((from): CopyOutput => ({ kind: "copy", path: `${folder}runtime/${from}`, from })),
  ];
}

function reexportsOf(index: string): Reexport[] {
  const statements = index.matchAll(/^export (type )?\{([^}]*)\} from "\.\/([^"]+)\.js";$/gm);
  return [...statements].map(([, type, names = "", from = ""]) => ({
    isTypeOnly: type !== undefined,
    names: names.match(/\w+/g) ?? [],
    from,
  }));
}

/** Adds a module's file and all that it imports, types too, directly or not. */
function collect(module: string, sources: RuntimeSources, needed: Set<string>): void {
  const file = `${module}.ts`;
  if (needed.has(file)) return;
  needed.add(file);
  for (const [, imported = ""] of (sources.get(file) ?? "").matchAll(/ from "\.\/([^"]+)\.js";/g)) {
    collect(imported, sources, needed);
  }
}
