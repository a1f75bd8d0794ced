import type { ts } from "ts-morph";
import { loadLibraryFiles, type Compiler } from "./load-compiler.js";
import type { Project } from "./project.js";

/** A client that stands in the place of the one that a project imports. */
export interface Replacement {
  /** The folders of it; several where it is installed more than once. */
  roots: readonly string[];
  /** The TypeScript files to take instead, by their paths below it. */
  files: ReadonlyMap<string, string>;
  /** What is part of the client, as paths below it without extensions: what is not in `files` is gone. */
  modules: ReadonlySet<string>;
  /** Texts of other files of the program, by their paths. Default: as they are on the disk. */
  texts?: ReadonlyMap<string, string>;
}

/** Opens programs. Files that they share are read once. */
export interface Programs {
  open(project: Project, replacement?: Replacement): ts.Program;
}

const libraryFolder = "/typescript-library";

export function createPrograms(compiler: Compiler): Programs {
  const parsed = new Map<string, ts.SourceFile>();
  const library = loadLibraryFiles();
  return {
    open(project, replacement) {
      const overlay = overlayOf(replacement);
      const host = hostOf(project.options, overlay);
      if (replacement !== undefined) redirect(compiler, host, { project, replacement, overlay });
      const rootNames = project.fileNames.filter((name) => !isGone(name, replacement));
      return compiler.createProgram({
        rootNames,
        options: project.options,
        projectReferences: project.references,
        host,
      });
    },
  };

  function hostOf(
    options: ts.CompilerOptions,
    overlay: ReadonlyMap<string, string>,
  ): ts.CompilerHost {
    const host = compiler.createCompilerHost(options);
    const textOf = (path: string): string | undefined =>
      overlay.get(path) ??
      (path.startsWith(`${libraryFolder}/`)
        ? library.get(path.slice(libraryFolder.length + 1))
        : undefined);
    const { readFile, fileExists } = host;
    // The compiler has it, and does not declare it.
    Object.assign(host, { useSourceOfProjectReferenceRedirect: () => true });
    // As tsc reads: comments that no complaint depends on are passed over.
    host.jsDocParsingMode = compiler.JSDocParsingMode.ParseForTypeErrors;
    host.getDefaultLibLocation = () => libraryFolder;
    host.getDefaultLibFileName = () =>
      `${libraryFolder}/${compiler.getDefaultLibFileName(options)}`;
    host.readFile = (path) => textOf(path) ?? readFile(path);
    host.fileExists = (path) => textOf(path) !== undefined || fileExists(path);
    host.getSourceFile = (path, version) => {
      const text = host.readFile(path);
      if (text === undefined) return undefined;
      // Neither the text of a file nor what it is parsed as differs between two programs of one project.
      const key = `${path}\n${JSON.stringify(version)}`;
      const known = parsed.get(key);
      if (known?.text === text) return known;
      const source = compiler.createSourceFile(path, text, version);
      parsed.set(key, source);
      return source;
    };
    return host;
  }
}

function overlayOf(replacement: Replacement | undefined): ReadonlyMap<string, string> {
  const { roots = [], files = [], texts = [] } = replacement ?? {};
  return new Map([
    ...texts,
    ...roots.flatMap((root) =>
      [...files].map(([path, text]) => [`${root}/${path}`, text] as const),
    ),
  ]);
}

/** The module of a client that a file holds, as a path below its folder without an extension. */
export function moduleIn(root: string, file: string): string | undefined {
  if (!file.startsWith(`${root}/`)) return undefined;
  return file.slice(root.length + 1).replace(/(\.d)?\.[cm]?[jt]sx?$/, "");
}

function isGone(file: string, replacement: Replacement | undefined): boolean {
  const { roots = [], modules, files } = replacement ?? {};
  const module = roots.map((root) => moduleIn(root, file)).find((each) => each !== undefined);
  return module !== undefined && modules?.has(module) === true && !files?.has(`${module}.ts`);
}

interface Redirected {
  project: Project;
  replacement: Replacement;
  overlay: ReadonlyMap<string, string>;
}

/** Leads imports of the client, of what it was compiled to as well, to the files that replace it. */
function redirect(
  compiler: Compiler,
  host: ts.CompilerHost,
  { project: { options }, replacement, overlay }: Redirected,
): void {
  const { roots, modules } = replacement;
  const cache = compiler.createModuleResolutionCache(
    host.getCurrentDirectory(),
    host.getCanonicalFileName,
    options,
  );
  const rootOf = (file: string): string | undefined =>
    roots.find((root) => file.startsWith(`${root}/`));
  const own = (root: string, module: string): ts.ResolvedModuleWithFailedLookupLocations => {
    const resolvedFileName = `${root}/${module}.ts`;
    const found = { resolvedFileName, extension: compiler.Extension.Ts };
    return { resolvedModule: overlay.has(resolvedFileName) ? found : undefined };
  };
  host.resolveModuleNameLiterals = (...[literals, from, redirected, given, source]) =>
    literals.map((literal) => {
      const { text } = literal;
      const ownRoot = overlay.has(from) && text.startsWith(".") ? rootOf(from) : undefined;
      if (ownRoot !== undefined) {
        const { pathname } = new URL(text, `file:///${from.slice(ownRoot.length + 1)}`);
        return own(ownRoot, pathname.slice(1).replace(/\.[cm]?[jt]s$/, ""));
      }
      const mode = compiler.getModeForUsageLocation(source, literal, given);
      const found = compiler.resolveModuleName(text, from, given, host, cache, redirected, mode);
      const file = found.resolvedModule?.resolvedFileName ?? "";
      const root = rootOf(file);
      const module = root && moduleIn(root, file);
      return root && module && modules.has(module) ? own(root, module) : found;
    });
}
