import { createRequire } from "node:module";
import type { ts } from "ts-morph";

/** TypeScript's compiler, as a value. */
export type Compiler = typeof ts;

/**
 * The compiler that ts-morph brings along, in a third of a second. By `require`: an import would have Node read the nine
 * megabytes once more, for names to export.
 */
export function loadCompiler(): Compiler {
  return ofMorph()("@ts-morph/common/dist/typescript.js") as Compiler;
}

/** The declarations of JavaScript and of the browser, by their file names, such as `lib.es2022.d.ts`. */
export function loadLibraryFiles(): ReadonlyMap<string, string> {
  const { getLibFiles } = ofMorph()("@ts-morph/common") as {
    getLibFiles: () => { fileName: string; text: string }[];
  };
  return new Map(getLibFiles().map(({ fileName, text }) => [fileName, text]));
}

function ofMorph(): NodeJS.Require {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve("ts-morph"));
}
