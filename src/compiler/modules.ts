import { compileFunction } from "node:vm";
import { loadCompiler } from "./load-compiler.js";
import type { SourceFiles } from "./program.js";

/** What a module exports. */
export type Exports = Record<string, unknown>;

/**
 * Runs TypeScript modules that are on no disk, and import each other and some packages: each is transpiled and evaluated
 * when something first asks for it, as CommonJS, which needs no file.
 *
 * @param files sources by absolute paths, which imports name with `.js`
 * @param packages what the packages export that the modules import, by their names (default: none)
 * @returns gives the exports of the module of a path
 */
export function createModules(
  files: SourceFiles,
  packages: ReadonlyMap<string, unknown> = new Map(),
): (path: string) => Exports {
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
      packages.has(name)
        ? packages.get(name)
        : load(new URL(name, `file://${path}`).pathname.replace(/\.js$/, ".ts")),
    );
    return exports;
  };
  return load;
}

/** TypeScript as a module that a browser runs. */
export function browserModule(text: string, fileName: string): string {
  const compiler = loadCompiler();
  const { ES2022 } = compiler.ScriptTarget;
  const compilerOptions = { target: ES2022, module: compiler.ModuleKind.ES2022 };
  return compiler.transpileModule(text, { compilerOptions, fileName }).outputText;
}
