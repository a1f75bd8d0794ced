import type { Command } from "commander";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { ownVersion } from "../read/assets.js";
import { ReadError } from "../read/problem.js";
import { addToProject, type Addition } from "./project.js";
import type { ExitCode, Terminal } from "./run.js";

const file = "package.json";

/** Adds `init` to the program. */
export function initCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  program
    .command("init")
    .description("Add this program, and the script that runs it, to the project of this folder.")
    .action(() => {
      const text = readProject();
      const { text: changed, additions } = addToProject(text, ownVersion());
      if (changed !== text) writeFileSync(file, changed);
      for (const addition of additions) {
        const line = `${file}: ${addition.what}\n`;
        if (addition.done === "refused") terminal.error(line);
        else terminal.out(line);
      }
      terminal.out(nextStep(additions));
      exit(additions.some(({ done }) => done === "refused") ? 1 : 0);
    });
}

function readProject(): string {
  if (existsSync(file)) return readFileSync(file, "utf8");
  const what = "There is no such file in this folder";
  const todo = "Make a project with npm init, or go to its folder.";
  throw new ReadError([{ file, line: 1, column: 1, what, todo }]);
}

function nextStep(additions: readonly Addition[]): string {
  const isNew = additions.some(({ done, part }) => done === "added" && part === "dependency");
  return isNew ? "Next: npm install && npm run generate\n" : "Next: npm run generate\n";
}
