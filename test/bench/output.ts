import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchDocument } from "./documents.ts";
import { firstProblem } from "./first-problem.ts";
import { measuredRun, type MeasuredRun } from "./measured-run.ts";
import { here } from "./packages.ts";
import type { Job, Tool } from "./tool.ts";

/** What a tool made of a document, or why it made nothing. */
export type Output = { ok: true; entry: string } | { ok: false; problem: string };

const outputs = join(here, ".output");

/** The project of one tool and one document: its working folder, and what has the output in it. */
export function projectOf(tool: Tool, document: BenchDocument): string {
  return join(outputs, slug(tool.name), document.name);
}

/** The file that programs import, whether it is there or not. */
export function entryOf(tool: Tool, document: BenchDocument): string {
  return join(projectOf(tool, document), "client", tool.entry);
}

/** Generates into a project that has nothing of an earlier run, no cache either. */
export async function generateCold(tool: Tool, document: BenchDocument): Promise<MeasuredRun> {
  const project = projectOf(tool, document);
  rmSync(project, { recursive: true, force: true });
  // A cache of the project belongs into its `node_modules`; some tools look for a tsconfig.json above.
  mkdirSync(join(project, "node_modules"), { recursive: true });
  mkdirSync(join(project, "client"));
  writeFileSync(join(project, "package.json"), `{ "type": "module" }\n`);
  writeFileSync(join(project, "tsconfig.json"), projectConfig(tool));
  return generateAgain(tool, document);
}

/** Generates once more, over the output that is there. */
export function generateAgain(tool: Tool, document: BenchDocument): Promise<MeasuredRun> {
  const job = jobOf(tool, document);
  const cwd = projectOf(tool, document);
  return measuredRun({ args: tool.args(job), cwd, env: tool.env?.(job) });
}

/** What came of a run: some tools end well and write nothing. */
export function outcomeOf(tool: Tool, document: BenchDocument, run: MeasuredRun): Output {
  const entry = entryOf(tool, document);
  if (run.exitCode === 0 && existsSync(entry)) return { ok: true, entry };
  return { ok: false, problem: firstProblem(run.output) ?? `exit code ${run.exitCode}, no output` };
}

/** The output of an earlier measure, or a new one. The one of this repository is always new. */
export async function ensureOutput(tool: Tool, document: BenchDocument): Promise<Output> {
  const entry = entryOf(tool, document);
  if (tool.packages.length > 0 && existsSync(entry)) return { ok: true, entry };
  process.stderr.write(`${document.name}: generating with ${tool.name}\n`);
  const run = await generateCold(tool, document);
  const build = tool.build?.(jobOf(tool, document));
  return outcomeOf(
    tool,
    document,
    build && run.exitCode === 0
      ? await measuredRun({ args: build, cwd: projectOf(tool, document) })
      : run,
  );
}

function jobOf(tool: Tool, document: BenchDocument): Job {
  return { spec: document.file, out: join(projectOf(tool, document), "client") };
}

/** The flags that a new project has. */
function projectConfig(tool: Tool): string {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2024", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    types: [],
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  };
  return JSON.stringify({ compilerOptions, files: [`client/${tool.entry}`] }, undefined, 2);
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
