import type { Command } from "commander";
import { companionOption } from "./companion-option.js";
import { chosenSpec } from "./chosen-spec.js";
import { addDocumentOptions, documentOptionsOf, type DocumentFlags } from "./document-options.js";
import { explain, explainOption } from "./explain.js";
import { nonEmpty } from "./non-empty.js";
import { startProgress } from "./progress.js";
import { tellProblem } from "./tell.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface DocsFlags extends DocumentFlags {
  spec?: string;
  out: string;
  with: string[];
  force?: true;
  explain?: string;
}

/** Adds `docs` to the program. */
export function docsCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  addDocumentOptions(program.command("docs"))
    .description(
      "Make a site of an OpenAPI document: static pages with examples that are compiled and run against the emulator.",
    )
    .option(
      "--spec <file>",
      "the OpenAPI document, its URL, or - for standard input (default: the Healos document that comes with this package)",
      nonEmpty,
    )
    .option("--out <dir>", "the folder of the site", nonEmpty, "site")
    .addOption(companionOption("show beside each example the same call by a companion"))
    .option("--force", "overwrite files that were edited by hand, or written by something else")
    .addOption(explainOption())
    .action(async ({ out, force, with: companions, ...flags }: DocsFlags) => {
      if (flags.explain !== undefined) {
        exit(await explain(flags.explain, [], terminal));
        return;
      }
      const progress = startProgress(terminal);
      try {
        // Loaded here, so that no other command waits for it.
        const { docs } = await import("../docs.js");
        const spec = await chosenSpec(flags.spec, flags);
        const report = await docs({
          ...{ spec, out, force, companions, onStage: progress.stage },
          ...documentOptionsOf(flags),
        });
        progress.end();
        for (const warning of report.warnings) tellProblem(warning, terminal);
        for (const { operation, why } of report.failed) {
          terminal.error(
            `${operation}: its page shows no answer, since its example failed: ${why}\n`,
          );
        }
        const { operations, models, examples } = report;
        terminal.out(
          `${out}: ${operations} operations, ${models} models, ${examples} examples that were run\n`,
        );
        exit(0);
      } finally {
        progress.end();
      }
    });
}
