import { resolve } from "node:path";
import { Option, type Command } from "commander";
import type { UsesOptions } from "../uses.js";
import { usesFormats, type UsesFormat } from "../uses/report.js";
import { chosenSpec } from "./chosen-spec.js";
import { addDocumentOptions, documentOptionsOf, type DocumentFlags } from "./document-options.js";
import { explain, explainOption } from "./explain.js";
import { addNaming } from "./naming.js";
import { andNonEmpty, nonEmpty } from "./non-empty.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface UsesFlags
  extends DocumentFlags, Pick<UsesOptions, "naming" | "plainGenerics" | "stripPrefix"> {
  spec?: string;
  project: string[];
  format: UsesFormat;
  scopes?: boolean;
  explain?: string;
}

/** Adds `uses` to the program. */
export function usesCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  const command = addNaming(addDocumentOptions(program.command("uses")));
  command
    .description("List what a program uses of an API, and where.")
    .option("--spec <file>", "the document of the client, as generate takes it", nonEmpty)
    .addOption(projectOption())
    .addOption(
      new Option("--format <format>", "how to report").choices(usesFormats).default("text"),
    )
    .option("--scopes", "the scopes that a key needs for it, each with the places that need it")
    .addOption(explainOption())
    .action(async (flags: UsesFlags) => {
      if (flags.explain !== undefined) {
        exit(await explain(flags.explain, [], terminal));
        return;
      }
      if (flags.project.length === 0) {
        const usage = "error: uses needs a project: healos-codegen uses --project DIR";
        command.error(usage, { code: "argument-missing" });
      }
      // Loaded here, so that no other command waits for the compiler.
      const { uses } = await import("../uses.js");
      const { formatScopes, formatUses } = await import("../uses/report.js");
      const report = await uses({
        ...flags,
        ...documentOptionsOf(flags),
        spec: await chosenSpec(flags.spec, flags),
        projects: flags.project,
      });
      const format = flags.scopes ? formatScopes : formatUses;
      terminal.out(format(report, flags.format));
      exit(0);
    });
}

/** The programs of those who use a client. */
export function projectOption(): Option {
  return new Option(
    "--project <dir>",
    "a folder with the tsconfig.json of code that uses the client; repeatable",
  )
    .default([])
    .argParser((value: string, before: string[]) => {
      const all = andNonEmpty(value, before);
      // Named twice, it is one project all the same.
      return before.some((each) => resolve(each) === resolve(value)) ? before : all;
    });
}
