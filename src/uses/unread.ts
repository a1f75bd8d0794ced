import type { Compiler } from "../compiler/load-compiler.js";
import type { Project } from "../compiler/project.js";
import type { ts } from "ts-morph";
import { shownPath } from "./shown-path.js";
import type { ImportedClient } from "./client.js";

/** Code that TypeScript reads only where it is told to, or not at all. */
const extensions = [".js", ".mjs", ".cjs", ".jsx", ".vue", ".svelte", ".astro", ".mdx"];

const skipped = ["**/node_modules", "**/dist", "**/build", "**/.*"];

/** Says which files of projects name a client and are no part of a program. */
export function unreadFiles(
  { sys }: Compiler,
  consumers: readonly {
    project: Project;
    program: ts.Program;
    clients: readonly ImportedClient[];
  }[],
): string[] {
  const read = new Set(
    consumers.flatMap(({ program }) => program.getSourceFiles().map(({ fileName }) => fileName)),
  );
  const found = consumers.flatMap(({ project, clients }) => {
    const folder = project.config.replace(/\/[^/]*$/, "");
    const names = clients.map(({ root }) => nameOf(sys, root));
    return sys.readDirectory(folder, extensions, skipped).filter((file) => {
      if (read.has(file)) return false;
      const text = sys.readFile(file) ?? "";
      return names.some((name) => imports(text, name));
    });
  });
  return [...new Set(found)].map(
    (file) =>
      `${shownPath(file)} imports the client and is not read: everything may be used there.`,
  );
}

/** The package's name, or else the folder's. */
function nameOf(sys: ts.System, root: string): string {
  for (const folder of [root, root.replace(/\/[^/]*$/, "")]) {
    const text = sys.readFile(`${folder}/package.json`);
    const name = text && /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (name) return name;
  }
  return root.replace(/^.*\//, "");
}

function imports(text: string, name: string): boolean {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `(from|import|require)\\b[^;\\n]*["'\`]([^"'\`]*/)?${quoted}(/[^"'\`]*)?["'\`]`,
  ).test(text);
}
