import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Option, type Command } from "commander";
import type { DiffOptions } from "../diff.js";
import type { Report } from "../diff/diff.js";
import { isBreaking } from "../diff/report/describe.js";
import { formats, type Format } from "../diff/report/formats.js";
import { readAssets } from "../read/assets.js";
import { isUrl } from "../read/load.js";
import { nearest } from "../text/nearest.js";
import { formatProblem } from "../read/problem.js";
import { chosenSpec } from "./chosen-spec.js";
import { addCorrections, correctionsOf, type CorrectionFlags } from "./corrections.js";
import { int64Option, sliceOption } from "./generate.js";
import { addNaming } from "./naming.js";
import { nonEmpty } from "./non-empty.js";
import type { ExitCode, Terminal } from "./terminal.js";

type FailOn = "breaking" | "never" | "risky";

type ClientFlags = Pick<
  DiffOptions,
  "allowExternalRefs" | "exclude" | "include" | "int64" | "naming" | "plainGenerics" | "stripPrefix"
>;

interface DiffFlags extends CorrectionFlags, ClientFlags {
  format: Format;
  failOn: FailOn;
  explain?: string;
  cassettes?: string;
  wireOnly?: boolean;
}

/** Adds `diff` to the program. */
export function diffCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  const command = addNaming(addCorrections(program.command("diff")));
  command
    .description(
      "Tell what a change to an OpenAPI document breaks, on the wire and for TypeScript.",
    )
    .argument("[base]", "the document before: a path, a URL, or git-ref:path", nonEmpty)
    .argument("[head]", "the document after", nonEmpty)
    .addOption(new Option("--format <format>", "how to report").choices(formats).default("text"))
    .addOption(
      new Option("--fail-on <verdict>", "the mildest verdict that makes the exit code 1")
        .choices(["breaking", "risky", "never"])
        .default("breaking"),
    )
    .option("--wire-only", "leave TypeScript out: tell what breaks on the wire, in less time")
    .addOption(sliceOption("--include", "only the operations of this tag, path or operationId"))
    .addOption(sliceOption("--exclude", "not the operations of this tag, path or operationId"))
    .addOption(int64Option())
    .option(
      "--allow-external-refs",
      "follow references to files outside the folder of the document",
    )
    .option(
      "--cassettes <dir>",
      "tell which recordings (record() of the client's testing) in a folder the change makes invalid",
      nonEmpty,
    )
    .option("--explain <rule>", "say what a rule is about, and compare nothing")
    .action(async (base: string | undefined, head: string | undefined, flags: DiffFlags) => {
      if (flags.explain !== undefined) {
        exit(await explain(flags.explain, terminal));
      } else if (base === undefined || head === undefined) {
        command.error("error: diff needs two documents: healos-codegen diff BASE HEAD");
      } else {
        exit(await report(base, head, { flags, terminal }));
      }
    });
}

async function explain(id: string, terminal: Terminal): Promise<ExitCode> {
  const { rules } = await import("../diff/rules/catalog.js");
  const rule = rules.find((each) => each.id === id);
  if (rule !== undefined) {
    terminal.out(`${rule.id}: ${rule.title}\n\n${rule.explain}\n`);
    return 0;
  }
  const ids = rules.map((each) => each.id);
  const meant = nearest(id, ids);
  terminal.error(
    `There is no rule ${JSON.stringify(id)}. ${meant ? `Did you mean ${meant}?` : `The rules are: ${ids.join(", ")}.`}\n`,
  );
  return 2;
}

interface Called {
  flags: DiffFlags;
  terminal: Terminal;
}

async function report(base: string, head: string, { flags, terminal }: Called): Promise<ExitCode> {
  // Loaded here, so that no other command waits for the compiler and the templates.
  const { diff } = await import("../diff.js");
  const { formatReport } = await import("../diff/report/format-report.js");
  const { markdownTemplate } = await import("../diff/report/markdown.js");
  const compared = await diff({
    ...flags,
    ...correctionsOf(flags),
    base: await onDisk(base, flags),
    head: await onDisk(head, flags),
  });
  const told = [...compared.warnings, ...compared.problems].map(formatProblem);
  for (const line of new Set(told)) terminal.error(`${line}\n`);
  const template =
    flags.format === "markdown" ? (readAssets().templates.get(markdownTemplate) ?? "") : "";
  terminal.out(formatReport(compared, flags.format, template));
  const areBroken =
    flags.cassettes !== undefined && (await tellCassettes({ base, head, flags, terminal }));
  return areBroken || fails(compared, flags.failOn) ? 1 : 0;
}

/** Tells which recordings of a folder are no longer valid; true where there are such. */
async function tellCassettes({
  base,
  head,
  flags,
  terminal,
}: Called & { base: string; head: string }): Promise<boolean> {
  const { brokenCassettes } = await import("../cassettes.js");
  const folder = flags.cassettes ?? "";
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
  const broken = await brokenCassettes(
    files.map((name) => join(folder, name)),
    {
      base: await onDisk(base, flags),
      head: await onDisk(head, flags),
      options: { allowExternalRefs: flags.allowExternalRefs, ...correctionsOf(flags) },
    },
  );
  // What a program reads is the report alone.
  const tell = flags.format === "text" ? terminal.out : terminal.error;
  for (const { file, operation, what } of broken) tell(`${file}: \`${operation}\`: ${what}\n`);
  return broken.length > 0;
}

/** The copy of a document that is named by URL. */
async function onDisk(name: string, flags: DiffFlags): Promise<string> {
  return isUrl(name) ? chosenSpec(name, flags) : name;
}

function fails({ findings }: Report, failOn: FailOn): boolean {
  switch (failOn) {
    case "never":
      return false;
    case "breaking":
      return findings.some(isBreaking);
    case "risky":
      return findings.some(
        (each) => isBreaking(each) || (each.wire === "risky" && each.accepted === undefined),
      );
    default:
      return failOn satisfies never;
  }
}
