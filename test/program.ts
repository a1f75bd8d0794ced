import { execFile } from "node:child_process";
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
}

/** Runs `healos-codegen` as a process of its own, as users do. */
export function program(args: readonly string[], { cwd, env }: Surroundings = {}): Promise<Run> {
  const main = join(root, "dist", "cli", "main.js");
  return new Promise((done) => {
    execFile(
      process.execPath,
      [main, ...args],
      { cwd: cwd ?? root, env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : error ? -1 : 0;
        done({ code, stdout, stderr });
      },
    );
  });
}
