import { InvalidArgumentError, Option, type Command } from "commander";
import { formatLint, formats, type Format } from "../lint/report.js";
import type { Severity } from "../lint/finding.js";
import { rules } from "../lint/rules.js";
import { paint } from "./colors.js";
import { chosenSpec } from "./chosen-spec.js";
import { addDocumentOptions, documentOptionsOf, type DocumentFlags } from "./document-options.js";
import { explain, explainOption, noSuchRule } from "./explain.js";
import { nonEmpty } from "./non-empty.js";
import { startProgress } from "./progress.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Adds `lint` to the program. */
export function lintCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  addDocumentOptions(program.command("lint"))
    .description("Look for what is wrong with an OpenAPI document, and say what to do about it.")
    .argument(
      "[file]",
      "the document, git-ref:path, its URL, or - for standard input (default: the Healos document that comes with this package)",
      nonEmpty,
    )
    .addOption(new Option("--format <format>", "how to report").choices(formats).default("text"))
    .addOption(ruleOption())
    .option(
      "--baseline <file>",
      "an earlier report of --format json, whose findings are not told again",
      nonEmpty,
    )
    .addOption(explainOption())
    .option("--max-warnings <n>", "exit with 1 if there are more warnings than this", wholeNumber)
    .action(async (file: string | undefined, flags: LintFlags) => {
      const { format, rule, baseline, maxWarnings = Infinity } = flags;
      if (flags.explain !== undefined) {
        exit(await explain(flags.explain, rules, terminal));
        return;
      }
      const progress = startProgress(terminal);
      try {
        // Loaded here, so that no other command waits for the rules.
        const { lint } = await import("../lint/lint.js");
        const spec = await chosenSpec(file, flags);
        const report = await lint({
          spec,
          ...documentOptionsOf(flags),
          rules: new Map(rule),
          baseline,
          onStage: progress.stage,
        });
        progress.end();
        terminal.out(
          formatLint(report, format, { paint: (severity) => painted(severity, terminal) }),
        );
        exit(report.errors > 0 || report.warnings > maxWarnings ? 1 : 0);
      } finally {
        progress.end();
      }
    });
}

interface LintFlags extends DocumentFlags {
  format: Format;
  rule: [id: string, severity: Severity | "off"][];
  baseline?: string;
  explain?: string;
  maxWarnings?: number;
}

/** By the words of the command line. */
const severities = { error: "error", warn: "warning", off: "off" } as const;

function ruleOption(): Option {
  return new Option("--rule <id=severity>", "make a rule error, warn or off; repeatable")
    .default([])
    .argParser((text: string, before: LintFlags["rule"]): LintFlags["rule"] => {
      const [, id = "", level] = /^(.*)=(error|warn|off)$/.exec(text) ?? [];
      if (level === undefined) {
        throw new InvalidArgumentError("Write ID=error, ID=warn or ID=off.");
      }
      if (!rules.some((rule) => rule.id === id)) {
        throw new InvalidArgumentError(noSuchRule(id, rules));
      }
      return [...before, [id, severities[level as keyof typeof severities]]];
    });
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** A severity in its colour. */
export function painted(severity: Severity, { colors }: Terminal): string {
  return paint(severity, severity === "error" ? "red" : "yellow", colors.out);
}
