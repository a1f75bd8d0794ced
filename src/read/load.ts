import { existsSync, readFileSync, statSync } from "node:fs";
import type { Unfollowed } from "./document.js";

/** The size up to which a file is read, in bytes (64 MiB). The largest public descriptions have about 15 MiB. */
export const largest: number = 64 * 1024 * 1024;

/** True where something stands at the path: a file that need not be there is looked for first. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** The bytes of a file, or why they cannot be had. */
export function load(path: string): Uint8Array | Unfollowed {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { what: "This is a folder", todo: "Name the file in it." };
    // A device or a pipe may never end.
    if (!stats.isFile()) return { what: "This is not a regular file", todo: "Save it as a file." };
    if (stats.size > largest) return tooLarge(stats.size);
    return readFileSync(path);
  } catch (error) {
    return unreadable(error);
  }
}

function tooLarge(size: number): Unfollowed {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
  return {
    what: `The file has ${megabytes(size)}, more than the ${megabytes(largest)} that are read`,
    todo: "Split it into several files.",
  };
}

/** An error of the file system as a sentence. Its own message is not shown: it repeats the path. */
export function unreadable(error: unknown): Unfollowed {
  const code = (error as { code?: unknown }).code;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { what: "There is no such file", todo: "Check the path." };
    case "EACCES":
    case "EPERM":
      return { what: "The file may not be read", todo: "Give yourself permission to read it." };
    case "ELOOP":
      return { what: "The symbolic links of the path go in a circle", todo: "Correct the links." };
    default:
      return { what: `The file cannot be read (${String(code)})`, todo: "Check the path." };
  }
}
