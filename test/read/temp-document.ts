import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Document } from "../../src/read/document.js";
import { ReadError } from "../../src/read/problem.js";
import { read, type ReadOptions } from "../../src/read/read.js";

/** A folder with these files, which goes away with the test. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "read-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Reads a text or bytes as a file of this name. */
export function readText(
  content: string | Uint8Array,
  name = "api.yaml",
  options?: ReadOptions,
): Promise<Document> {
  return read(join(folderOf({ [name]: content }), name), options);
}

/** The problems of a text that cannot be read, as `line:column what`. */
export async function problemsOf(content: string | Uint8Array, name?: string): Promise<string[]> {
  try {
    await readText(content, name);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return error.problems.map(({ line, column, what }) => `${line}:${column} ${what}`);
  }
  return [];
}

/** The first lines of a document, to which a test adds what it is about. */
export const head = `openapi: 3.1.0\ninfo: { title: t, version: "1" }\n`;
