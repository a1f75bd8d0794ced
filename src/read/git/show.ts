import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Unfollowed } from "../document.js";
import { maxBytes } from "../load.js";
import { ReadError } from "../problem.js";
import type { GitPath } from "./git-path.js";
import { refusalOf } from "./git-refusal.js";

const run = promisify(execFile);

/** The text of a file as git has it. No shell is involved. */
export async function show({ ref, path }: GitPath): Promise<Buffer> {
  const file = `${ref}:${path}`;
  if (ref.startsWith("-")) {
    throw refused(file, {
      id: "git-path-invalid",
      what: "A git ref does not begin with a hyphen",
      todo: form,
    });
  }
  try {
    const args = ["cat-file", "blob", file];
    const { stdout } = await run("git", args, { encoding: "buffer", maxBuffer: maxBytes });
    return stdout;
  } catch (error) {
    throw refused(file, await refusalOf({ ref, path }, error));
  }
}

/** How a document in git is named. */
export const form = "Write it as main:spec/healos.yaml.";

/** What keeps a file of git from being read. */
export function refused(file: string, why: Unfollowed): ReadError {
  return new ReadError([{ file, line: 1, column: 1, ...why }]);
}
