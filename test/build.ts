import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { root } from "./program.js";

declare module "vitest" {
  interface ProvidedContext {
    leftOut: string[];
  }
}

/** What the build reads. */
const inputs = [
  "src",
  "templates",
  ".scripts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/**
 * Before any test: the program is built, since tests run it as users do. A build of the same sources is kept. What is
 * not going to run is said.
 */
export function setup({ config }: TestProject): void {
  const leftOut = config.provide.leftOut ?? [];
  if (leftOut.length > 0) console.log(`Left for CHECK_ALL=1: ${leftOut.join(", ")}`);
  build();
}

function build(): void {
  const stampFile = join(root, "node_modules", ".cache", "built");
  const stamp = stampOf(inputs);
  const isBuilt =
    existsSync(join(root, "dist", "cli", "main.js")) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp + distStamp();
  if (isBuilt) return;
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" });
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp + distStamp());
}

function distStamp(): string {
  return stampOf(["dist"]);
}

/** One hash for the names and contents of all files below some paths. */
function stampOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    const isFile = path.includes(".", 1);
    const files = isFile
      ? [path]
      : readdirSync(join(root, path), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
          .sort();
    for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
