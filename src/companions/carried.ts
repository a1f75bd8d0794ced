import { runtime } from "../emit/imports.js";
import type { RuntimeType } from "../emit/runtime/names.js";
import { readDeclarations, type CarriedSources } from "../text/declarations.js";
import type { TypeContext } from "../emit/spell-type.js";

/** What a file may carry of `src/checks`. */
export interface Carrying {
  sources: CarriedSources;
  /** Folders of the sources that are of use to the file. */
  folders: readonly string[];
  /** What those who import the file name. */
  exported: readonly string[];
}

/**
 * The declarations that a file carries along, each behind those that it uses. What they name beside each other is the
 * client's, and is imported.
 */
export function carriedBy(
  names: Iterable<string>,
  { imports }: TypeContext,
  { sources, folders, exported }: Carrying,
): string[] {
  const own = [...sources].filter(([path]) => folders.includes(path.replace(/\/.*/, "")));
  const declarations = readDeclarations(new Map(own));
  const reached = new Set(names);
  for (const name of reached) {
    const declaration = declarations.get(name);
    if (declaration) for (const used of declaration.uses.keys()) reached.add(used);
    else if (name === "OperationId") imports.type("./client" as string, name);
    // Declared by the runtime, or in `client.ts` where the document names scopes.
    else if (name === "Client") imports.type("./index" as string, name);
    else imports.type(runtime, name as RuntimeType);
  }
  return [...declarations.values()]
    .filter(({ name }) => reached.has(name))
    .map(({ name, text }) => (exported.includes(name) ? withExport(text) : text));
}

/** A declaration behind its comment, exported. */
function withExport(text: string): string {
  return text.replace(/^(?=(?:async )?(?:function|class|const|interface|type) )/m, "export ");
}
