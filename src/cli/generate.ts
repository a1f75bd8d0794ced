import { Option, type Command } from "commander";
import type { GenerateOptions, GenerateReport } from "../generate.js";
import { formatProblem } from "../read/problem.js";
import { addCorrections, chosenSpec, correctionsOf, type CorrectionFlags } from "./corrections.js";
import { recall, remember } from "./memory.js";
import { nonEmpty } from "./non-empty.js";
import { startProgress } from "./progress.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { runAndWatch } from "./watch.js";

/** Adds `generate` to the program. */
export function generateCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  addCorrections(program.command("generate"))
    .description("Generate the client of an OpenAPI document.")
    .option(
      "--spec <file>",
      "the OpenAPI document (default: the Healos document that comes with this package)",
      nonEmpty,
    )
    .option("--out <dir>", "the folder of the output", nonEmpty, "generated")
    .addOption(layoutOption())
    .addOption(extensionOption())
    .addOption(sliceOption("--include", "only the operations of this tag, path or operationId"))
    .addOption(sliceOption("--exclude", "not the operations of this tag, path or operationId"))
    .addOption(int64Option())
    .option("--check", "compare with what is there, write nothing, and fail where it differs")
    .option("--dry-run", "say what would be done, and write nothing")
    .option("--package-name <name>", "what the package is called on npm", nonEmpty)
    .option("--force", "write over files that were edited by hand, or that others wrote")
    .option(
      "--allow-external-refs",
      "follow references to files outside the folder of the document",
    )
    .addOption(watchOption())
    .action(async (options: GenerateFlags, command: Command) => {
      // Options of the settings file have not been held against each other yet.
      if (options.watch && options.check) {
        command.error("error: option '--watch' cannot be used with option '--check'");
      }
      const spec = await chosenSpec(options.spec, options);
      const flags = { ...options, ...correctionsOf(options), spec };
      const run = (): Promise<GenerateReport> => generateOnce(flags, terminal);
      if (options.watch) {
        await runAndWatch({ spec, run: async () => (await run()).files }, terminal);
        return;
      }
      const report = await run();
      exit(options.check && staleFiles(report).length > 0 ? 1 : 0);
    });
}

interface GenerateFlags extends CorrectionFlags, GenerateOptions {
  watch?: boolean;
}

/** Generates, and says what was done. */
async function generateOnce(options: GenerateFlags, terminal: Terminal): Promise<GenerateReport> {
  const started = performance.now();
  const progress = startProgress(terminal);
  try {
    const report = recall(options) ?? (await generateAnew(options, progress.stage));
    progress.end();
    for (const warning of report.warnings) {
      terminal.error(`${formatProblem(warning)}\n`);
    }
    for (const { from, to, calls } of report.renamed) {
      terminal.error(`renamed: ${from} → ${to} (${calls ?? "a model"})\n`);
    }
    terminal.out(describe(report, { ...options, ms: performance.now() - started }));
    return report;
  } finally {
    progress.end();
  }
}

async function generateAnew(
  options: GenerateFlags,
  onStage: GenerateOptions["onStage"],
): Promise<GenerateReport> {
  // Loaded here, so that no other command waits for the printers.
  const { generate } = await import("../generate.js");
  const report = await generate({ ...options, onStage });
  remember(options, report);
  return report;
}

function watchOption(): Option {
  return new Option(
    "--watch",
    "generate again whenever the document, or a file it refers to, is changed",
  ).conflicts("check");
}

/** An option that may be given several times: the names of operations. */
export function sliceOption(flag: string, description: string): Option {
  return new Option(`${flag} <what>`, `${description}; repeatable`)
    .default([])
    .argParser((what: string, before: string[]) => [...before, nonEmpty(what)]);
}

function layoutOption(): Option {
  return new Option(
    "--layout <layout>",
    "package: a package with pages; source: just the TypeScript files",
  )
    .choices(["package", "source"])
    .default("package");
}

function extensionOption(): Option {
  return new Option("--import-extension <extension>", "the extension of import specifiers")
    .choices(["js", "ts", "none"])
    .default("js");
}

export function int64Option(): Option {
  return new Option(
    "--int64 <type>",
    "what 64-bit integers are: number, exact up to 2^53; string, of digits; bigint",
  )
    .choices(["number", "string", "bigint"])
    .default("number");
}

function staleFiles({ created, changed, deleted }: GenerateReport): string[] {
  return [...created, ...changed, ...deleted];
}

/** What the document has, what became of the files, how long it took; in one line where it is repeated. */
function describe(
  report: GenerateReport,
  { out, check, dryRun, watch, ms }: Partial<GenerateFlags> & { ms: number },
): string {
  const { operations, models, created, changed, deleted, unchanged } = report;
  const heading = `${operations} operations, ${models} models, ${Math.round(ms)} ms`;
  if (check) return `${heading}\n${describeStale(report, out)}`;
  const would = dryRun ? "would be " : "";
  const files =
    `${out}: ${created.length + changed.length} files ${would}written, ${unchanged.length} unchanged, ` +
    `${deleted.length} ${dryRun ? "files would be " : ""}deleted`;
  return watch ? `${files} (${heading})\n` : `${heading}\n${files}\n`;
}

function describeStale(report: GenerateReport, out: string | undefined): string {
  const { created, changed, deleted } = report;
  const list = [
    ...created.map((path) => `missing  ${path}\n`),
    ...changed.map((path) => `stale    ${path}\n`),
    ...deleted.map((path) => `obsolete ${path}\n`),
  ];
  return list.length === 0
    ? `${out} is up to date\n`
    : `${list.join("")}${out} is out of date: generate again\n`;
}
