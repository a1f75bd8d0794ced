import { existsSync } from "node:fs";
import { isUrl } from "../load.js";

/** A file as a commit, branch or tag of git has it. */
export interface GitPath {
  ref: string;
  /** From the root of the repository, with forward slashes; from the working folder if it begins with `./`. */
  path: string;
}

/** Reads `ref:path`; undefined for a plain path. A file that is there under the whole name is a plain path. */
export function gitPathOf(name: string): GitPath | undefined {
  const match = /^([^:]{2,}):(.+)$/s.exec(name);
  return match === null || isUrl(name) || existsSync(name)
    ? undefined
    : { ref: match[1] as string, path: match[2] as string };
}
