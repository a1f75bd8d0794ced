import { existsSync, readFileSync, statSync } from "node:fs";
import type { Unfollowed } from "./document.js";

/** The size up to which a file is read, in bytes (64 MiB). The largest public descriptions have about 15 MiB. */
export const maxBytes: number = 64 * 1024 * 1024;

/** True where something stands at the path: a file that need not be there is looked for first. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Whether a name is a URL. What is read is a copy of it on the disk: it does not depend on who answers today. */
export function isUrl(name: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(name);
}

/**
 * The bytes of a file, or why they cannot be had.
 *
 * @param folderTodo what to do where it is a folder
 */
export function load(path: string, folderTodo = "Name the file in it."): Uint8Array | Unfollowed {
  try {
    const stats = statSync(path);
    if (stats.isDirectory())
      return { id: "file-is-folder", what: "This is a folder", todo: folderTodo };
    // A device or a pipe may never end.
    if (!stats.isFile())
      return {
        id: "file-unreadable",
        what: "This is not a regular file",
        todo: "Save it as a file.",
      };
    if (stats.size > maxBytes) return tooLarge(stats.size);
    return readFileSync(path);
  } catch (error) {
    return isUrl(path) ? notFetched : unreadable(error);
  }
}

const notFetched: Unfollowed = {
  id: "url-refused",
  what: "This is a URL, and is not fetched here",
  todo: "Download it and name the file.",
};

/** @param size where it is known */
export function tooLarge(size?: number): Unfollowed {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
  const has = size === undefined ? "" : `${megabytes(size)}, `;
  return {
    id: "file-too-large",
    what: `The file has ${has}more than the ${megabytes(maxBytes)} that are read`,
    todo: "Split it into several files.",
  };
}

/** An error of the file system as a sentence. Its own message is not shown: it repeats the path. */
export function unreadable(error: unknown): Unfollowed {
  const code = (error as { code?: unknown }).code;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { id: "file-missing", what: "There is no such file", todo: "Check the path." };
    case "EACCES":
    case "EPERM":
      return {
        id: "file-unreadable",
        what: "The file may not be read",
        todo: "Change its permissions.",
      };
    case "ELOOP":
      return {
        id: "file-unreadable",
        what: "The symbolic links of the path go in a circle",
        todo: "Correct the links.",
      };
    default:
      return {
        id: "file-unreadable",
        what: `The file cannot be read (${String(code)})`,
        todo: "Check the path.",
      };
  }
}
