import { relative } from "node:path";

/** The path of a file from where the program runs, with forward slashes. */
export function shownPath(file: string): string {
  return relative("", file).replaceAll("\\", "/");
}
