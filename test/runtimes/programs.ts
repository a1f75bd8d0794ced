import { existsSync } from "node:fs";
import { join } from "node:path";
import { skipped } from "../skipped.js";

/** A runtime that runs a module as a program of its own. */
export interface Runtime {
  name: string;
  program: string;
  /** What stands before the module's path. */
  args: string[];
}

const installed = join(import.meta.dirname, "node_modules");

/** Node as it runs the tests, and the runtimes of this folder's lock file. */
const all: Runtime[] = [
  { name: `Node ${process.version}`, program: process.execPath, args: [] },
  { name: "Node 22", program: join(installed, "node-22", "bin", "node"), args: [] },
  { name: "Node 24", program: join(installed, "node-24", "bin", "node"), args: [] },
  { name: "Bun", program: join(installed, "@oven", "bun-linux-x64", "bin", "bun"), args: ["run"] },
  {
    name: "Deno",
    program: join(installed, "@deno", "linux-x64-glibc", "deno"),
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--cached-only",
      "--allow-net=127.0.0.1,localhost",
      "--allow-env",
    ],
  },
];

/** The runtimes that are here; a line for each that is not. */
export function installedRuntimes(): Runtime[] {
  return all.filter(({ name, program }) => isHere(name, program));
}

/** The path of workerd, if it is here; a line if not. */
export function workerd(): string | undefined {
  const program = join(installed, "@cloudflare", "workerd-linux-64", "bin", "workerd");
  return isHere("workerd", program) ? program : undefined;
}

/** The path of Chromium, if it is here; a line if not. */
export function chromium(): string | undefined {
  const program = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  return isHere("Chromium", program) ? program : undefined;
}

function isHere(name: string, program: string): boolean {
  if (existsSync(program)) return true;
  const why = `${name} is not installed (${program}).`;
  // What npm does not install is no matter of what npm has installed.
  if (program.startsWith(installed)) skipped(why);
  else console.log(`Skipped: ${why}`);
  return false;
}
