import { join } from "node:path";
import ts from "typescript";
import { root } from "./program.js";

/** The flags that generated code compiles under, whatever the resolution. */
const strictFlags: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  noEmit: true,
};

/** The sets of flags under which consumers compile the client: a Node project, and a bundled one for browsers. */
export const flagSets: Readonly<Record<string, ts.CompilerOptions>> = {
  "NodeNext with the types of Node and without DOM": {
    ...strictFlags,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts"],
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    skipLibCheck: true,
  },
  "bundler with DOM and without the types of Node": {
    ...strictFlags,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    types: [],
    // The libraries of TypeScript itself are not what is tested.
    skipDefaultLibCheck: true,
  },
};

/** One error of the compiler. */
export interface CompileError {
  file: string;
  line: number;
  code: string;
  text: string;
}

/**
 * Compiles texts that stand nowhere, beside what is on the disk.
 *
 * @param files texts by their absolute paths
 * @param sharedRuntime the folder that `./runtime/` leads to from every one of them, so that it is compiled once
 */
export function compile(
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
  sharedRuntime?: string,
): CompileError[] {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const known = knownUnder(options);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.directoryExists = (path) =>
    [...files.keys()].some((file) => file.startsWith(`${path}/`)) || ts.sys.directoryExists(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path);
    const parsed = known.parsed.get(path);
    // What is on the disk does not change under the tests.
    if (parsed !== undefined && (text ?? parsed.text) === parsed.text) return parsed;
    const source =
      text === undefined
        ? getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, text, version);
    if (source !== undefined) known.parsed.set(path, source);
    return source;
  };
  if (sharedRuntime !== undefined) {
    host.resolveModuleNameLiterals = (literals, from) =>
      literals.map(
        ({ text }) =>
          runtimeModule(text, sharedRuntime) ?? ts.resolveModuleName(text, from, options, host),
      );
  }
  const program = ts.createProgram([...files.keys()], options, host);
  const found = program.getSourceFiles().flatMap((source) => {
    if (isLibrary(source, program) || known.fine.has(source)) return [];
    const errors = ts.getPreEmitDiagnostics(program, source);
    // The runtime imports nothing but the runtime, so that it is fine in every client where it is in one.
    if (errors.length === 0 && source.fileName.includes("/runtime/")) known.fine.add(source);
    return errors;
  });
  return ts.sortAndDeduplicateDiagnostics(found).map(readable);
}

/** What earlier programs under the same options leave to later ones. */
interface Known {
  /** By path: the last text that stood there. */
  parsed: Map<string, ts.SourceFile>;
  /** Of the runtime: files without an error. */
  fine: WeakSet<ts.SourceFile>;
}

const knowledge = new Map<string, Known>();

const parsedUnder = new Map<string, Known["parsed"]>();

/** What decides how a file is parsed and bound; the libraries are those of all that agree in it. */
function parsing({ target, module, moduleResolution }: ts.CompilerOptions): string {
  return JSON.stringify([target, module, moduleResolution]);
}

function knownUnder(options: ts.CompilerOptions): Known {
  const key = JSON.stringify(options);
  const parsed = parsedUnder.get(parsing(options)) ?? new Map<string, ts.SourceFile>();
  const known = knowledge.get(key) ?? { parsed, fine: new WeakSet() };
  parsedUnder.set(parsing(options), parsed);
  knowledge.set(key, known);
  return known;
}

function isLibrary(source: ts.SourceFile, program: ts.Program): boolean {
  return (
    program.isSourceFileDefaultLibrary(source) || program.isSourceFileFromExternalLibrary(source)
  );
}

function runtimeModule(
  specifier: string,
  folder: string,
): ts.ResolvedModuleWithFailedLookupLocations | undefined {
  const name = /^\.\/runtime\/(.+)\.js$/.exec(specifier)?.[1];
  return name === undefined
    ? undefined
    : {
        resolvedModule: {
          resolvedFileName: join(folder, `${name}.ts`),
          extension: ts.Extension.Ts,
        },
      };
}

function readable({ file, start = 0, code, messageText }: ts.Diagnostic): CompileError {
  return {
    file: file?.fileName ?? "",
    line: file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1,
    code: `TS${code}`,
    text: ts.flattenDiagnosticMessageText(messageText, " "),
  };
}
