import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Unfollowed } from "../document.js";
import type { GitPath } from "./git-path.js";
import { tooLarge } from "../load.js";

const run = promisify(execFile);

/** Why git does not give a file. Git is asked again, since its own messages are in the language of the machine. */
export async function refusalOf({ ref, path }: GitPath, error: unknown): Promise<Unfollowed> {
  const { code } = error as { code?: unknown };
  if (code === "ENOENT") {
    return {
      id: "git-unavailable",
      what: "The program git is not here",
      todo: "Install it, or name a file.",
    };
  }
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return tooLarge();
  if ((await answer("rev-parse", "--git-dir")) === undefined) return noRepository(error);
  // A ref may name a tree too, which has no commit.
  if ((await answer("rev-parse", "--verify", "--quiet", `${ref}^{tree}`)) === undefined) {
    const what = `git has no branch, tag or commit ${JSON.stringify(ref)} here`;
    return {
      id: "git-ref-unknown",
      what,
      todo: "Fetch it first (git fetch), or correct its name.",
    };
  }
  if ((await answer("cat-file", "-t", `${ref}:${path}`)) === "tree") {
    return { id: "file-is-folder", what: "This is a folder", todo: "Name the file in it." };
  }
  const what = `${JSON.stringify(ref)} has no such file`;
  return {
    id: "git-file-missing",
    what,
    todo: "Write its path from the root of the repository, or from here with ./.",
  };
}

/** Git says in its own words where it does not trust a repository that is somebody else's. */
function noRepository(error: unknown): Unfollowed {
  const stderr = String((error as { stderr?: unknown }).stderr ?? "");
  return stderr.includes("safe.directory")
    ? {
        id: "git-unavailable",
        what: "git does not trust this repository, which belongs to somebody else",
        todo: "Add its folder to safe.directory with git config --global.",
      }
    : {
        id: "git-unavailable",
        what: "This folder is in no repository of git",
        todo: "Go to one that has the document, or name a file.",
      };
}

async function answer(...args: string[]): Promise<string | undefined> {
  try {
    return (await run("git", args)).stdout.trim();
  } catch {
    return undefined;
  }
}
