import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { onTestFinished } from "vitest";
import type { OutputFile } from "../../src/write/output-file.js";
import { WriteError } from "../../src/write/write-error.js";
import { write, type WriteOptions } from "../../src/write/write.js";

/** A new folder, which goes away with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "write-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths and texts as output files. */
export function filesOf(texts: Record<string, string>): OutputFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** Every file below a folder with its text, and empty folders with a slash at the end. */
export function tree(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true }) as string[]) {
    const path = join(folder, entry);
    const name = relative(folder, path).split(sep).join("/");
    if (statSync(path).isFile()) found[name] = readFileSync(path, "utf8");
    else if (readdirSync(path).length === 0) found[`${name}/`] = "";
  }
  return found;
}

/** The problems of writing, as `path what` with the path relative to the output folder. */
export async function problemsOf(
  texts: Record<string, string> | OutputFile[],
  folder: string,
  options?: WriteOptions,
): Promise<string[]> {
  try {
    await write(Array.isArray(texts) ? texts : filesOf(texts), folder, options);
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    return error.problems.map(({ file, what }) => `${relative(folder, file)} ${what}`);
  }
  return [];
}
