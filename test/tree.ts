import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The text of every file below a folder, by its path with forward slashes. */
export function tree(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      found[relative(folder, path).split(sep).join("/")] = readFileSync(path, "utf8");
    }
  }
  return found;
}
