import { build } from "esbuild";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Call } from "./call.ts";
import type { BenchDocument } from "./documents.ts";
import { projectOf } from "./output.ts";
import type { Tool } from "./tool.ts";

/** A specifier of a tool's entry, for programs in its project. */
export function entrySpecifier(tool: Tool): string {
  return `./client/${tool.entry}`;
}

/** A program that exports one function, which makes the call. */
export function callProgram(tool: Tool, call: Call): string {
  const { imports, setUp, expression } = tool.source(call, entrySpecifier(tool));
  return `${imports}
export function prepare(baseUrl: string) {
  ${setUp}
  return () => ${expression};
}
`;
}

/** Writes a program into the project of a tool and a document. */
export function writeProgram(
  tool: Tool,
  document: BenchDocument,
  { name, text }: { name: string; text: string },
): string {
  const file = join(projectOf(tool, document), name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Bundles a program with all that it imports, minified, as an ES module for any platform. */
export async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

/** The length in bytes that a server sends. */
export function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength;
}
