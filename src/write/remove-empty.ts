import { rmdirSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./write-error.js";

/** Removes a folder and those above it as long as they are empty, up to but without `end`. */
export function removeEmpty(folder: string, end: string): void {
  for (let current = folder; current !== end; current = dirname(current)) {
    try {
      rmdirSync(current);
    } catch (error) {
      if (errorCode(error) === "ENOENT") continue;
      return;
    }
  }
}
