import { compileFunction } from "node:vm";
import { loadCompiler } from "./load-compiler.js";
import type { SourceFiles } from "./program.js";

/** What a module exports. */
export type Exports = Record<string, unknown>;

/**
 * Runs TypeScript modules that are on no disk, and import nothing but each other: each is transpiled and evaluated when
 * something first asks for it, as CommonJS, which needs no file.
 *
 * @param files sources by absolute paths, which imports name with `.js`
 * @returns gives the exports of the module of a path
 */
export function createModules(files: SourceFiles): (path: string) => Exports {
  const compiler = loadCompiler();
  const compilerOptions = {
    target: compiler.ScriptTarget.ES2022,
    module: compiler.ModuleKind.CommonJS,
  };
  const loaded = new Map<string, Exports>();
  const load = (path: string): Exports => {
    const before = loaded.get(path);
    if (before !== undefined) return before;
    const text = files.get(path);
    if (text === undefined) throw new Error(`There is no module ${path}.`);
    const exports: Exports = {};
    // A module that imports this one back gets what it has exported by then.
    loaded.set(path, exports);
    const { outputText } = compiler.transpileModule(text, { compilerOptions, fileName: path });
    const run = compileFunction(outputText, ["exports", "require"], { filename: path });
    run(exports, (name: string) =>
      load(new URL(name, `file://${path}`).pathname.replace(/\.js$/, ".ts")),
    );
    return exports;
  };
  return load;
}
