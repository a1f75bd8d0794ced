import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll } from "vitest";
import type * as Client from "../generated/src/index.js";
import { root } from "./program.js";

/** The generated client as JavaScript, in a folder that goes away with the tests of the file. */
export async function builtClient(): Promise<typeof Client> {
  const folder = mkdtempSync(join(tmpdir(), "client-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  buildClient(folder);
  return (await import(pathToFileURL(join(folder, "index.js")).href)) as typeof Client;
}

/** Compiles each file of `generated/src` on its own, which `verbatimModuleSyntax` makes possible. */
export function buildClient(folder: string): void {
  const sources = join(root, "generated", "src");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const entry of readdirSync(sources, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const source = join(entry.parentPath, entry.name);
      const target = join(folder, relative(sources, source).replace(/\.ts$/, ".js"));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, transpiled(readFileSync(source, "utf8")));
    }
  }
}

/** By the text: the runtime is the same in every client. */
const known = new Map<string, string>();

/** TypeScript as an ES module, its types taken out. */
export function transpiled(text: string): string {
  const result = known.get(text) ?? withoutTypes(text);
  known.set(text, result);
  return result;
}

function withoutTypes(text: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
