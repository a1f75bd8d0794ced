import type { ProblemId } from "../problems/problem-id.js";

/** Why a file cannot be written, and what to do about it. It has no line: the file as a whole is meant. */
export interface WriteProblem {
  /** The output folder as the caller named it, and the path of the file in it. */
  file: string;
  id: ProblemId;
  what: string;
  todo: string;
}

/** The output cannot be written. Unless a problem says otherwise, the output folder is as it was. */
export class WriteError extends Error {
  override readonly name = "WriteError";
  /** At least one, sorted by file. */
  readonly problems: readonly WriteProblem[];

  constructor(problems: readonly WriteProblem[]) {
    super(problems.map(({ file, what, todo }) => `${file}: ${what}. ${todo}`).join("\n"));
    this.problems = problems;
  }
}

/** An error of the file system as a problem. Its own message is not shown: it repeats paths of this machine. */
export function systemProblem(file: string, error: unknown): WriteProblem {
  return { file, ...sentences(errorCode(error)) };
}

/** The code of an error of the file system, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  // What is no error of the file system is a mistake in this program and must not look like one.
  if (typeof code !== "string") throw error;
  return code;
}

function sentences(code: string): Omit<WriteProblem, "file"> {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return {
        id: "output-forbidden",
        what: "This may not be written",
        todo: "Change its permissions.",
      };
    case "EROFS":
      return {
        id: "output-forbidden",
        what: "The file system is read-only",
        todo: "Choose another folder with --out.",
      };
    case "ENOSPC":
    case "EDQUOT":
      return {
        id: "output-full",
        what: "There is no space left",
        todo: "Free some space and generate again.",
      };
    case "ENOTDIR":
    case "EEXIST":
      return {
        id: "output-blocked",
        what: "A file stands where a folder must be",
        todo: "Move the file or delete it, or choose another folder with --out.",
      };
    case "EISDIR":
      return {
        id: "output-blocked",
        what: "A folder stands where a file must be",
        todo: "Move the folder or delete it.",
      };
    case "ENAMETOOLONG":
      return {
        id: "output-name",
        what: "The path is too long",
        todo: "Choose a shorter folder with --out.",
      };
    case "ELOOP":
      return {
        id: "output-link",
        what: "The symbolic links go in a circle",
        todo: "Correct the links.",
      };
    default:
      return {
        id: "output-forbidden",
        what: `The file system refuses this (${code})`,
        todo: "Check the output folder.",
      };
  }
}
