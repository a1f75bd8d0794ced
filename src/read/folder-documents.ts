import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { byCodeUnit } from "../json/by-code-unit.js";

/** Whether a name is a folder on the disk. */
export function isFolder(name: string): boolean {
  return existsSync(name) && statSync(name).isDirectory();
}

/** The paths of the OpenAPI documents below a folder, with forward slashes, sorted. */
export function documentsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(?:json|ya?ml)$/i.test(path) && !/(?:^|\/)(?:node_modules|\.)/.test(path))
    .filter((path) => isDocument(join(folder, path)))
    .sort(byCodeUnit);
}

/** What names its version of OpenAPI at the top; the parts of a document in many files do not. */
function isDocument(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  const text = readFileSync(path, "utf8");
  return /^(?:\s*\{[\s\S]{0,2000}?|(?:.*\n)*?)["']?openapi["']?\s*:\s*["']?3\./.test(text);
}
