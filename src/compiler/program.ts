import type { ts } from "ts-morph";
import { loadCompiler } from "./load-compiler.js";
import { library } from "./library.js";

/** Files that are on no disk, by absolute paths with `/`. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Files as the compiler sees them, with the compiler that reads them. */
export interface CompiledProgram {
  compiler: typeof ts;
  program: ts.Program;
}

/** Has the compiler read some files and what they import, beside its {@link library}. It takes a third of a second to load. */
export function createProgram(files: SourceFiles, roots: readonly string[]): CompiledProgram {
  const compiler = loadCompiler();
  const all = new Map([[libraryPath, library], ...files]);
  const host = hostOf(compiler, all);
  return {
    compiler,
    program: compiler.createProgram([libraryPath, ...roots], optionsOf(compiler), host),
  };
}

const libraryPath = "/library.d.ts";

function optionsOf(compiler: typeof ts): ts.CompilerOptions {
  return {
    target: compiler.ScriptTarget.ES2022,
    module: compiler.ModuleKind.ESNext,
    moduleResolution: compiler.ModuleResolutionKind.Bundler,
    noLib: true,
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
}

/** By path: the last file that stood there. */
const known = new Map<string, ts.SourceFile>();

/**
 * A file as the compiler reads it. The library and the runtime are the same in program after program, which share what
 * was read: a program leaves nothing in it that another one would see.
 */
function parsed(compiler: typeof ts, path: string, text: string): ts.SourceFile {
  const before = known.get(path);
  if (before?.text === text) return before;
  const source = compiler.createSourceFile(path, text, {
    languageVersion: compiler.ScriptTarget.ES2022,
    // No complaint depends on a comment.
    jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
  });
  if (path === libraryPath || path.startsWith("/runtime/")) known.set(path, source);
  return source;
}

/** Gives the compiler files that are on no disk. */
function hostOf(compiler: typeof ts, files: SourceFiles): ts.CompilerHost {
  return {
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    getSourceFile(path) {
      const text = files.get(path);
      return text === undefined ? undefined : parsed(compiler, path, text);
    },
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => {
        const path = new URL(text, `file://${from}`).pathname.replace(/\.js$/, ".ts");
        const found = { resolvedFileName: path, extension: compiler.Extension.Ts };
        return { resolvedModule: files.has(path) ? found : undefined };
      }),
    getDefaultLibFileName: () => libraryPath,
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
}
