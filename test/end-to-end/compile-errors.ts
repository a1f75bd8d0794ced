import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileNatively } from "../compile-natively.js";
import { flagSets } from "../compile.js";
import { compileWith, installCompilers, writeProject } from "../compilers/compilers.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

/**
 * What compilers say to clients: ours under each set of flags, and, with CHECK_ALL=1, the TypeScripts that clients
 * compile with.
 */
export async function compileErrors(
  ...clients: readonly ReadonlyMap<string, string>[]
): Promise<string[]> {
  const files = new Map(
    clients.flatMap((each, index) =>
      [...each].map(([path, text]): [string, string] => [join(`client-${index}`, path), text]),
    ),
  );
  const texts = new Map([...files].map(([path, text]) => [join(root, "end-to-end", path), text]));
  const errors = Object.values(flagSets).flatMap((flags) => compileNatively(texts, flags));
  const lines = errors.map(({ file, line, code, text }) => `${file}:${line} ${code} ${text}`);
  const all = process.env["CHECK_ALL"] === "1";
  return all && installCompilers() ? [...lines, ...(await linesOfCompilers(files))] : lines;
}

async function linesOfCompilers(files: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = tempFolder();
  writeProject(folder, ["src"]);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, "src", path)), { recursive: true });
    writeFileSync(join(folder, "src", path), text);
  }
  const lines: string[] = [];
  for (const compiler of ["5.9", "6.0", "7.0"] as const)
    lines.push(...(await compileWith(compiler, folder)));
  return lines;
}
