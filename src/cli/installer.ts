import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Lock files, each with the program that writes it. */
const lockFiles = {
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
} as const;

type Installer = (typeof lockFiles)[keyof typeof lockFiles];

const all: readonly Installer[] = ["bun", "npm", "pnpm", "yarn"];

/**
 * The program that installs the packages of a project: the one that `packageManager` names (`pnpm@10.1.0`), otherwise
 * the one whose lock file is nearest, since a workspace has it at its root. npm where nothing tells.
 */
export function installerOf(named: unknown, folder: string): Installer {
  const name = typeof named === "string" ? named.split("@")[0] : undefined;
  return all.find((each) => each === name) ?? byLockFile(folder) ?? "npm";
}

/** Looks up to the root of the repository: what lies above it belongs to somebody else. */
function byLockFile(folder: string): Installer | undefined {
  for (const [file, installer] of Object.entries(lockFiles)) {
    if (existsSync(join(folder, file))) return installer;
  }
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, ".git")) ? undefined : byLockFile(parent);
}
