import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { DiffReport } from "../diff.js";
import { patchOf } from "../uses/mend/patch.js";
import { shownPath } from "../uses/shown-path.js";
import { tellLine } from "./tell.js";
import type { Terminal } from "./terminal.js";

/** How files are mended. */
export interface MendFlags {
  dryRun?: boolean;
  force?: boolean;
}

/**
 * Tells what becomes of the files of projects, as a patch, and writes them. False where it writes nothing because git
 * has not what is there.
 */
export function writeMended(
  { files, left }: NonNullable<DiffReport["mended"]>,
  { dryRun = false, force = false }: MendFlags,
  terminal: Terminal,
): boolean {
  for (const each of files) terminal.out(patchOf(each, shownPath(each.file)));
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  const changed = dryRun || force ? [] : files.filter(({ file }) => !isCommitted(file));
  if (changed.length > 0) {
    const [first] = changed;
    const line = `${shownPath(first?.file ?? "")}: It has changes that git does not have. Commit them, or write with --force.`;
    tellLine(line, "project-uncommitted", terminal);
    return false;
  }
  if (!dryRun) for (const { file, after } of files) writeFileSync(file, after);
  terminal.error(`${dryRun ? "Nothing is written; it would be" : "Mended:"} ${count}\n`);
  for (const { file, line, column, message, code } of left) {
    const place = `${shownPath(file)}:${line}:${column}`;
    terminal.error(
      `${place}: ${message.split("\n")[0]} (${code}) It has no one answer, and is left.\n`,
    );
  }
  return true;
}

/** Whether git has a file as it is. */
function isCommitted(file: string): boolean {
  const options = { cwd: dirname(file), encoding: "utf8", stdio: "pipe" } as const;
  try {
    execFileSync("git", ["ls-files", "--error-unmatch", "--", file], options);
    return execFileSync("git", ["status", "--porcelain", "--", file], options) === "";
  } catch {
    return false;
  }
}
