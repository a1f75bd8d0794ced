import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { skipped } from "../skipped.js";

/** The TypeScripts that clients compile with, and below 5.9 their declarations; 7.0 is the native one. */
export type Compiler = "5.4" | "5.5" | "5.6" | "5.7" | "5.8" | "5.9" | "6.0" | "7.0";

const folder = import.meta.dirname;

/**
 * Installs the compilers where they are not there yet. False, and a line that says so, where that is impossible: a
 * machine without a network skips what needs them.
 */
export function installCompilers(): boolean {
  if (existsSync(join(folder, "node_modules", "typescript-5.4"))) return true;
  try {
    execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: "ignore" });
    return true;
  } catch {
    skipped(`the compilers of ${folder} cannot be installed.`);
    return false;
  }
}

/** The flags that generated code compiles under, as `tsconfig.json` has them. */
const flags = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  module: "NodeNext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  types: [],
  // The libraries of TypeScript itself are not what is tested, and take longer than a client.
  skipDefaultLibCheck: true,
};

/** Writes the `tsconfig.json` of a folder; `outDir` where JavaScript is wanted. */
export function writeProject(project: string, include: string[], outDir?: string): void {
  const output = outDir === undefined ? { noEmit: true } : { outDir, rootDir: "." };
  const config = { compilerOptions: { ...flags, ...output }, include };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
}

/** Compiles the project of a folder in a process of its own; the lines of what is wrong. */
export function compileWith(compiler: Compiler, project: string): Promise<string[]> {
  const tsc = join(folder, "node_modules", `typescript-${compiler}`, binary(compiler));
  const args = ["--max-old-space-size=6144", tsc, "-p", project, "--pretty", "false"];
  return new Promise((done) => {
    const options = { cwd: project, maxBuffer: 2 ** 28 };
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
      done(error && lines.length === 0 ? [error.message] : lines);
    });
  });
}

/** The program of TypeScript 7, which {@link installCompilers} installs. */
export function nativeCompiler(): string {
  return join(folder, "node_modules", "typescript-7.0", binary("7.0"));
}

/** The native compiler, or where it cannot be installed that of this repository: for what is compiled in order to run. */
export function quickCompiler(): string {
  if (installCompilers()) return nativeCompiler();
  return fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
}

function binary(compiler: Compiler): string {
  const path = join(folder, "node_modules", `typescript-${compiler}`, "package.json");
  const { bin } = JSON.parse(readFileSync(path, "utf8")) as { bin: { tsc: string } };
  return bin.tsc;
}
