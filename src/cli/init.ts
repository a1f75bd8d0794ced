import type { Command } from "commander";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownVersion } from "../read/assets.js";
import { ReadError } from "../read/problem.js";
import { ignoreLines, tellBiome, tellKnip, type IgnoreFile } from "./project-tools.js";
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
      const additions = initialize(terminal);
      terminal.out(nextStep(additions));
      exit(additions.some(({ done }) => done === "refused") ? 1 : 0);
    });
}

/** Changes the files of the project, and says what was done. */
function initialize(terminal: Terminal): Addition[] {
  const before = readProject();
  const surroundings = { isInGit: isInGit(process.cwd()), read };
  let ignored: IgnoreFile[] = [];
  const { text, additions } = addToProject(before, ownVersion(), (packageJson) => {
    const project = { packageJson, ...surroundings };
    ignored = ignoreLines(project);
    return [...tellKnip(project), ...tellBiome(project)];
  });
  if (text !== before) writeFileSync(file, text);
  for (const { done, what } of additions) {
    const say = done === "refused" || done === "advised" ? terminal.error : terminal.out;
    say(`${file}: ${what}\n`);
  }
  for (const { file: name, text: lines } of ignored) {
    writeFileSync(name, lines);
    terminal.out(`${name}: added src/healos\n`);
  }
  return additions;
}

function read(name: string): string | undefined {
  return existsSync(name) ? readFileSync(name, "utf8") : undefined;
}

function isInGit(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, ".git")) || (parent !== folder && isInGit(parent));
}

function readProject(): string {
  const text = read(file);
  if (text !== undefined) return text;
  const what = "There is no such file in this folder";
  const todo = "Make a project with npm init, or go to its folder.";
  throw new ReadError([{ file, line: 1, column: 1, what, todo }]);
}

function nextStep(additions: readonly Addition[]): string {
  const isRefused = additions.some(({ done, part }) => done === "refused" && part === "script");
  if (isRefused) return "Next: npm install, then the script under its other name\n";
  const isNew = additions.some(({ done, part }) => done === "added" && part === "dependency");
  return isNew ? "Next: npm install && npm run generate\n" : "Next: npm run generate\n";
}
