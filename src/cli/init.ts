import type { Command } from "commander";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownVersion } from "../read/assets.js";
import { readDataFile } from "../read/data-file.js";
import { ReadError } from "../read/problem.js";
import { explain, explainOption } from "./explain.js";
import { installerOf } from "./installer.js";
import { readProjectFile, writeProjectFile } from "./project-file.js";
import { ignoreLines, tellBiome, tellKnip, type IgnoreFile } from "./project-tools.js";
import { addToProject, packageJsonOf, type Addition } from "./project.js";
import type { ExitCode, Terminal } from "./terminal.js";

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
    .addOption(explainOption())
    .action(async (flags: { explain?: string }) => {
      if (flags.explain !== undefined) {
        exit(await explain(flags.explain, [], terminal));
        return;
      }
      const additions = await initialize(terminal);
      exit(additions.some(({ done }) => done === "refused") ? 1 : 0);
    });
}

/** Changes the files of the project, and says what was done and what is next. */
async function initialize(terminal: Terminal): Promise<Addition[]> {
  const data = await readDataFile(file);
  const before = readProjectFile(file);
  if (data === undefined || before === undefined) throw noProject();
  const packageJson = packageJsonOf(data);
  const installer = installerOf(packageJson.packageManager, process.cwd());
  const surroundings = { isInGit: isInGit(process.cwd()), read };
  let ignored: IgnoreFile[] = [];
  const { text, additions } = addToProject(
    before.text,
    { packageJson, version: ownVersion() },
    () => {
      const project = { packageJson, ...surroundings };
      ignored = ignoreLines(project);
      return [...tellKnip(project), ...tellBiome(project)];
    },
  );
  if (text !== before.text) writeProjectFile(file, before.encode(text));
  for (const { done, what } of additions) {
    const say = done === "refused" || done === "advised" ? terminal.error : terminal.out;
    say(`${file}: ${what}\n`);
  }
  for (const { file: name, text: lines } of ignored) {
    writeProjectFile(name, readProjectFile(name)?.encode(lines) ?? lines);
    terminal.out(`${name}: added src/healos\n`);
  }
  terminal.out(nextStep(additions, installer));
  return additions;
}

function read(name: string): string | undefined {
  return readProjectFile(name)?.text;
}

function isInGit(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, ".git")) || (parent !== folder && isInGit(parent));
}

function noProject(): ReadError {
  const what = "There is no such file in this folder";
  const todo = "Make a project with npm init, or go to its folder.";
  return new ReadError([{ file, line: 1, column: 1, id: "project-missing", what, todo }]);
}

function nextStep(additions: readonly Addition[], installer: string): string {
  const isNew = additions.some(({ done, part }) => done === "added" && part === "dependency");
  const isRefused = additions.some(({ done, part }) => done === "refused" && part === "script");
  const install = isNew ? `${installer} install` : "";
  if (!isRefused)
    return `Next: ${[install, `${installer} run generate`].filter(Boolean).join(" && ")}\n`;
  return `Next: ${[install, "add the script by another name and run it"].filter(Boolean).join(", then ")}\n`;
}
