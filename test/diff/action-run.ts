import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

/** The action of this repository. */
export const action: string = join(root, ".github", "actions", "spec-diff");

interface Described {
  inputs: Record<string, { default: string }>;
  runs: { steps: { run: string; env?: Record<string, string> }[] };
}

/** A repository of git with a branch `main`, which commits what it is told to. */
export class Repository {
  readonly folder: string = tempFolder();

  constructor() {
    this.git("init", "--initial-branch", "main");
  }

  git(...args: string[]): string {
    const who = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
    const options = { cwd: this.folder, encoding: "utf8", stdio: "pipe" } as const;
    return execFileSync("git", [...who, ...args], options).trim();
  }

  /** Commits these files, without those that are undefined; gives the commit. */
  commit(files: Record<string, string | undefined>): string {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
    }
    this.git("add", "-A");
    this.git("commit", "-m", "c");
    return this.git("rev-parse", "HEAD");
  }
}

export interface ActionRun {
  code: number;
  log: string;
  summary: string;
  outputs: string;
}

/** What happened, which inputs the workflow gives, and where GitHub is. */
export interface Happened {
  event: object;
  inputs?: Record<string, string>;
  github?: string;
}

/** Carries out the steps of the action in a repository, as a runner does. */
export async function runAction(
  repository: Repository,
  { event, inputs = {}, github = "http://127.0.0.1:1" }: Happened,
): Promise<ActionRun> {
  const temp = tempFolder();
  const { inputs: declared, runs } = parse(
    readFileSync(join(action, "action.yml"), "utf8"),
  ) as Described;
  const file = (name: string): string => join(temp, name);
  writeFileSync(file("event.json"), JSON.stringify(event));
  const filled = (text: string): string =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) =>
      String(inputs[name] ?? declared[name]?.default ?? ""),
    );
  let log = "";
  let code = 0;
  for (const step of runs.steps) {
    const env = Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text)]);
    const ran = await bash(step.run, repository.folder, {
      PATH: process.env["PATH"],
      GITHUB_ACTION_PATH: action,
      GITHUB_API_URL: github,
      GITHUB_EVENT_PATH: file("event.json"),
      GITHUB_OUTPUT: file("output"),
      GITHUB_REPOSITORY: "o/r",
      GITHUB_STEP_SUMMARY: file("summary"),
      RUNNER_TEMP: temp,
      ...Object.fromEntries(env),
    });
    log += ran.log;
    code = ran.code;
    if (code !== 0) break;
  }
  const text = (name: string): string =>
    existsSync(file(name)) ? readFileSync(file(name), "utf8") : "";
  return { code, log, summary: text("summary"), outputs: text("output") };
}

function bash(
  script: string,
  cwd: string,
  env: Record<string, string | undefined>,
): Promise<{ code: number; log: string }> {
  return new Promise((resolve) => {
    const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
    execFile("bash", args, { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), log: stdout + stderr });
    });
  });
}
