import { dirname } from "node:path";
import type ts from "typescript";
import { preamble, type ProbeLine } from "./probe.js";

/** The files of a generated client: `index.ts` at the top, the runtime below `runtime/`. */
export type ClientFiles = ReadonlyMap<string, string>;

/** What the compiler says about a line. */
export interface Complaint {
  line: ProbeLine;
  /** Such as `TS2741`. */
  code: string;
  message: string;
}

/** Compiles code that uses a client, against another version of it. */
export interface ProbeCompiler {
  /** The complaints about lines that were written for `old` when they meet `now`. */
  complaints(lines: readonly ProbeLine[], old: ClientFiles, now: ClientFiles): Complaint[];
}

const library = new Map<string, ts.SourceFile | undefined>();

/** Loads the compiler, which takes most of a second. What it reads of its library is kept. */
export async function createProbeCompiler(): Promise<ProbeCompiler> {
  const { default: compiler } = await import("typescript");
  return { complaints: (lines, old, now) => compile(compiler, library, { lines, old, now }) };
}

interface Compiled {
  lines: readonly ProbeLine[];
  old: ClientFiles;
  now: ClientFiles;
}

function compile(
  compiler: typeof ts,
  library: Map<string, ts.SourceFile | undefined>,
  { lines, old, now }: Compiled,
): Complaint[] {
  const probes = preamble + inFunctions(lines).join("\n");
  const files = new Map([
    ["/probes.ts", probes],
    ...client("/old", old),
    ...client("/new", now),
    ...runtime(now),
  ]);
  const options: ts.CompilerOptions = {
    target: compiler.ScriptTarget.ES2022,
    module: compiler.ModuleKind.NodeNext,
    moduleResolution: compiler.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const program = compiler.createProgram(["/probes.ts"], options, hostOf(compiler, files, library));
  const first = preamble.split("\n").length - 1;
  const source = program.getSourceFile("/probes.ts");
  return [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ].flatMap((diagnostic) => {
    const start =
      source === undefined
        ? undefined
        : source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    const line = lines[(start?.line ?? 0) - first];
    return line === undefined
      ? []
      : [
          {
            line,
            code: `TS${diagnostic.code}`,
            message: compiler.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
          },
        ];
  });
}

/**
 * The lines of each owner make a function, on the lines they would have without: what the compiler follows back to
 * narrow a type ends where the function begins, so that its time grows with the lines and not with their square.
 */
function inFunctions(lines: readonly ProbeLine[]): string[] {
  return lines.map(({ code, owner }, index) => {
    const begin = lines[index - 1]?.owner === owner ? "" : `function use${index}() { `;
    const end = lines[index + 1]?.owner === owner ? "" : " }";
    return begin + code.replaceAll("\n", " ") + end;
  });
}

/** Both clients stand beside one runtime: its types are the same to both, as they are to who updates. */
function client(folder: string, files: ClientFiles): [string, string][] {
  return [...files]
    .filter(([path]) => !path.startsWith("runtime/"))
    .map(([path, text]) => [`${folder}/${path}`, text.replaceAll('"./runtime/', '"../runtime/')]);
}

function runtime(files: ClientFiles): [string, string][] {
  return [...files]
    .filter(([path]) => path.startsWith("runtime/"))
    .map(([path, text]) => [`/${path}`, text]);
}

function hostOf(
  compiler: typeof ts,
  files: ReadonlyMap<string, string>,
  library: Map<string, ts.SourceFile | undefined>,
): ts.CompilerHost {
  const folder = dirname(compiler.sys.getExecutingFilePath());
  const isLibrary = (path: string): boolean =>
    path.startsWith(folder) || /\/lib\.[^/]*\.d\.ts$/.test(path);
  return {
    fileExists: (path) => path === "/package.json" || files.has(path),
    readFile: (path) => (path === "/package.json" ? `{"type":"module"}` : files.get(path)),
    getSourceFile(path, version) {
      if (isLibrary(path)) {
        const known = library.get(path) ?? parse(compiler.sys.readFile(path), path);
        library.set(path, known);
        return known;
      }
      return parse(files.get(path), path, version);
    },
    getDefaultLibFileName: (options) => `${folder}/${compiler.getDefaultLibFileName(options)}`,
    getDefaultLibLocation: () => folder,
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    directoryExists: (path) =>
      path === "/" || [...files.keys()].some((file) => file.startsWith(`${path}/`)),
  };

  function parse(
    text: string | undefined,
    path: string,
    version: ts.ScriptTarget | ts.CreateSourceFileOptions = compiler.ScriptTarget.ES2022,
  ): ts.SourceFile | undefined {
    return text === undefined ? undefined : compiler.createSourceFile(path, text, version);
  }
}
