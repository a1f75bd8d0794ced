import { readFileSync, writeFileSync } from "node:fs";
import { isThere, unreadable } from "../read/load.js";
import { ReadError } from "../read/problem.js";
import { systemProblem, WriteError } from "../write/write-error.js";

/** A text of the project as it lies on the disk: with its byte order mark, and its line ends. */
export interface ProjectFile {
  /** With LF line ends and without a byte order mark. */
  text: string;
  /** The same file with another text. */
  encode(text: string): string;
}

/**
 * A file of the project; undefined where there is none.
 *
 * @throws ReadError where it is there and cannot be read
 */
export function readProjectFile(name: string): ProjectFile | undefined {
  if (!isThere(name)) return undefined;
  const raw = readText(name);
  const mark = raw.startsWith("\ufeff") ? "\ufeff" : "";
  const end = raw.includes("\r\n") ? "\r\n" : "\n";
  return {
    text: raw.slice(mark.length).replaceAll("\r\n", "\n"),
    encode: (text) => mark + text.replaceAll("\n", end),
  };
}

function readText(name: string): string {
  try {
    return readFileSync(name, "utf8");
  } catch (error) {
    const { code } = error as { code?: unknown };
    const why =
      code === "EISDIR"
        ? {
            id: "file-is-folder" as const,
            what: "This is a folder",
            todo: "A file of this name is read: rename the folder.",
          }
        : unreadable(error);
    throw new ReadError([{ file: name, line: 1, column: 1, ...why }]);
  }
}

/** @throws WriteError */
export function writeProjectFile(name: string, text: string): void {
  try {
    writeFileSync(name, text);
  } catch (error) {
    throw new WriteError([systemProblem(name, error)]);
  }
}
