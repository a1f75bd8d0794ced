import { relative } from "node:path";
import { Option, type Command } from "commander";
import type { GenerateOptions, GenerateReport } from "../generate.js";
import { bundledSpec } from "../read/assets.js";
import { formatProblem } from "../read/problem.js";
import type { ExitCode, Terminal } from "./run.js";

/** Adds `generate` to the program. */
export function generateCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  program
    .command("generate")
    .description("Generate the client of an OpenAPI document.")
    .option(
      "--spec <file>",
      "the OpenAPI document (default: the Healos document that comes with this package)",
    )
    .option("--out <dir>", "the folder of the output", "generated")
    .addOption(layoutOption())
    .addOption(extensionOption())
    .option("--check", "compare with what is there, write nothing, and fail where it differs")
    .option("--dry-run", "say what would be done, and write nothing")
    .option(
      "--allow-external-refs",
      "follow references to files outside the folder of the document",
    )
    .action(async (options: Partial<GenerateOptions> & { out: string }) => {
      const spec = options.spec ?? relative(process.cwd(), bundledSpec);
      const started = performance.now();
      // Loaded here, so that no other command waits for the printers.
      const { generate } = await import("../generate.js");
      const report = await generate({ ...options, spec });
      for (const warning of report.warnings) {
        terminal.error(`${formatProblem(warning)}\n`);
      }
      terminal.out(describe(report, { ...options, ms: performance.now() - started }));
      exit(options.check && staleFiles(report).length > 0 ? 1 : 0);
    });
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

function staleFiles({ created, changed, deleted }: GenerateReport): string[] {
  return [...created, ...changed, ...deleted];
}

/** A few lines: what the document has, what became of the files, how long it took. */
function describe(
  report: GenerateReport,
  { out, check, dryRun, ms }: Partial<GenerateOptions> & { ms: number },
): string {
  const { operations, models, created, changed, deleted, unchanged } = report;
  const stale = staleFiles(report);
  const heading = `${operations} operations, ${models} models, ${Math.round(ms)} ms\n`;
  if (check) {
    const list = [
      ...created.map((path) => `missing     ${path}\n`),
      ...changed.map((path) => `stale       ${path}\n`),
      ...deleted.map((path) => `superfluous ${path}\n`),
    ];
    const verdict =
      stale.length === 0 ? `${out} is up to date\n` : `${out} is out of date: generate again\n`;
    return heading + list.join("") + verdict;
  }
  const would = dryRun ? "would be " : "";
  return (
    heading +
    `${out}: ${created.length + changed.length} files ${would}written, ${unchanged.length} unchanged, ` +
    `${deleted.length} ${would}deleted\n`
  );
}
