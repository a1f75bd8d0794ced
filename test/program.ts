import { execFile } from "node:child_process";
import { chownSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of this repository. */
export const root: string = resolve(import.meta.dirname, "..");

/** What came of a run of the program. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Where and under what the program runs; this repository and this environment by default. */
export interface Surroundings {
  cwd?: string;
  env?: Record<string, string>;
  /** As somebody whom permissions hold back, which they do not root; the folder becomes theirs. */
  ordinary?: boolean;
}

/** Runs `healos-codegen` as a process of its own, as users do. */
export function program(
  args: readonly string[],
  { cwd = root, env, ordinary = false }: Surroundings = {},
): Promise<Run> {
  const main = join(root, "dist", "cli", "main.js");
  const somebody = ordinary && process.geteuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if (ordinary && cwd === root) throw new Error("Name a folder that may be given away.");
  if (somebody.uid !== undefined) handOver(cwd, somebody.uid);
  return new Promise((done) => {
    execFile(
      process.execPath,
      [main, ...args],
      { cwd, env: { ...process.env, ...env }, ...somebody },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : error ? -1 : 0;
        done({ code, stdout, stderr });
      },
    );
  });
}

function handOver(folder: string, owner: number): void {
  chownSync(folder, owner, owner);
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    chownSync(join(folder, name), owner, owner);
  }
}
