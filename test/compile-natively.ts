import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { compile, type CompileError } from "./compile.js";
import { installCompilers, nativeCompiler } from "./compilers/compilers.js";
import { root } from "./program.js";

/**
 * As {@link compile}, by the native compiler (TypeScript 7), which takes a fraction of the time. For texts that import
 * each other and packages, and nothing else that is on the disk. Where it cannot be installed, `compile` answers.
 */
export function compileNatively(
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
  sharedRuntime?: string,
): CompileError[] {
  if (!installCompilers()) return compile(files, options, sharedRuntime);
  const folder = mkdtempSync(join(tmpdir(), "natively-"));
  try {
    const moved = (path: string): string => join(folder, relative(root, path));
    for (const [path, text] of files) {
      mkdirSync(dirname(moved(path)), { recursive: true });
      writeFileSync(moved(path), withRuntime(text, dirname(moved(path)), sharedRuntime));
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const paths = [...files.keys()].map(moved);
    const config = { compilerOptions: written(options), files: paths };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const args = [nativeCompiler(), "-p", folder, "--pretty", "false"];
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    return errorsIn(stdout + stderr).map((error) => ({
      ...error,
      file: error.file && join(root, relative(folder, resolve(folder, error.file))),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a file imports of its runtime, it imports of the shared one. */
function withRuntime(text: string, folder: string, sharedRuntime: string | undefined): string {
  return sharedRuntime === undefined
    ? text
    : text.replaceAll('from "./runtime/', `from "${relative(folder, sharedRuntime)}/`);
}

/** Options as `tsconfig.json` has them. */
function written(options: ts.CompilerOptions): object {
  return {
    ...options,
    target: options.target && ts.ScriptTarget[options.target],
    module: options.module && ts.ModuleKind[options.module],
    moduleResolution: options.moduleResolution && ts.ModuleResolutionKind[options.moduleResolution],
    lib: options.lib?.map((file) => /^lib\.(.+)\.d\.ts$/.exec(file)?.[1]),
    types: options.types ?? [],
    // The libraries of TypeScript itself are not what is tested.
    skipDefaultLibCheck: true,
  };
}

/** `file(line,column): error TS0000: text`, and below it what the text goes on with. */
function errorsIn(output: string): CompileError[] {
  const errors: CompileError[] = [];
  for (const line of output.split("\n").filter((each) => each !== "")) {
    const [, file = "", at = "0", code = "", text = ""] =
      /^(?:(.+?)\((\d+),\d+\): )?error (TS\d+): (.*)$/.exec(line) ?? [];
    const last = errors.at(-1);
    if (code !== "") errors.push({ file, line: Number(at), code, text });
    else if (last !== undefined && /^\s/.test(line)) last.text += ` ${line}`;
    else throw new Error(output);
  }
  return errors;
}
