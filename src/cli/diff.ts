import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import type { DiffOptions, DiffReport, Level, RuleLevel } from "../diff.js";
import type { Report } from "../diff/diff.js";
import { isBreaking } from "../diff/report/describe.js";
import { formats } from "../diff/report/formats.js";
import { readAssets } from "../read/assets.js";
import { isUrl } from "../read/load.js";
import { nearest } from "../text/nearest.js";
import { visibleLines } from "../text/visible.js";
import { formatProblem, ReadError } from "../read/problem.js";
import { chosenSpec } from "./chosen-spec.js";
import { addDocumentOptions, documentOptionsOf, type DocumentFlags } from "./document-options.js";
import { explain, explainOption, noSuchRule } from "./explain.js";
import { datesOption, int64Option, sliceOption } from "./generate.js";
import type { MendFlags } from "./mend.js";
import { addNaming } from "./naming.js";
import { nonEmpty } from "./non-empty.js";
import { tellLine, tellProblem } from "./tell.js";
import { projectOption } from "./uses.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** A format of the report, and the file that it goes into; none: the terminal. */
interface Target {
  format: (typeof formats)[number];
  file?: string;
}

type FailOn = "breaking" | "never" | "risky";

type ClientFlags = Pick<
  DiffOptions,
  "dates" | "exclude" | "include" | "int64" | "naming" | "plainGenerics" | "stripPrefix"
>;

/** What a command line, or the settings, say of `diff`. */
export interface DiffFlags extends DocumentFlags, ClientFlags, MendFlags {
  format: Target[];
  failOn: FailOn;
  explain?: string;
  cassettes?: string;
  wireOnly?: boolean;
  rule: RuleLevel[];
  sunsetDays?: number;
  checkVersion?: boolean;
  project: string[];
  fix?: boolean;
  renamed: string[];
}

/** Adds `diff` to the program. */
export function diffCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  const command = addNaming(addDocumentOptions(program.command("diff")));
  command
    .description(
      "Tell what a change to an OpenAPI document breaks, on the wire and for TypeScript.",
    )
    .argument(
      "[base]",
      "the document before: a path, a URL, or git-ref:path; or a folder with documents",
      nonEmpty,
    )
    .argument("[head]", "the document, or the folder, after", nonEmpty)
    .addOption(formatOption())
    .addOption(
      new Option("--fail-on <verdict>", "the mildest verdict that makes the exit code 1")
        .choices(["breaking", "risky", "never"])
        .default("breaking"),
    )
    .option("--wire-only", "leave TypeScript out: tell what breaks on the wire, in less time")
    .addOption(sliceOption("--include", "only the operations of this tag, path or operationId"))
    .addOption(sliceOption("--exclude", "not the operations of this tag, path or operationId"))
    .addOption(int64Option())
    .addOption(datesOption())
    .addOption(levelOption())
    .option(
      "--check-version",
      "fail if info.version does not take the step that the changes require",
    )
    .option(
      "--sunset-days <n>",
      "fail if a new deprecation leaves fewer days than this until its x-sunset",
      wholeNumber,
    )
    .option(
      "--cassettes <dir>",
      "tell which recordings (record() of the client's testing) in a folder the change makes invalid",
      nonEmpty,
    )
    .addOption(projectOption())
    .option(
      "--fix",
      "mend the code of the projects where there is one right answer, and print a patch",
    )
    .option("--dry-run", "with --fix: print the patch, and write nothing")
    .option("--force", "with --fix: write also where git does not have what is there")
    .addOption(
      new Option(
        "--renamed <from=to>",
        "what was renamed: Patient.pronouns=pronoun, getPatient=readPatient; repeatable",
      )
        .default([])
        .argParser(renamed),
    )
    .addOption(explainOption())
    .action(async (base: string | undefined, head: string | undefined, flags: DiffFlags) => {
      if (flags.explain !== undefined) {
        const { rules } = await import("../diff/rules/catalog.js");
        exit(await explain(flags.explain, rules, terminal));
      } else if (flags.fix && flags.project.length === 0) {
        command.error("error: --fix mends the code of projects: name one by --project");
      } else if (flags.project.length > 0 && flags.wireOnly) {
        command.error("error: --project asks the compiler, which --wire-only leaves out");
      } else if (base === undefined || head === undefined) {
        const usage = "error: diff needs two documents: healos-codegen diff BASE HEAD";
        command.error(usage, { code: "argument-missing" });
      } else {
        exit(await report(base, head, { flags, terminal }));
      }
    });
}

/** The rules are not loaded where the command line is read. */
async function unknownRule(levels: readonly RuleLevel[]): Promise<string | undefined> {
  if (levels.length === 0) return undefined;
  const { rules } = await import("../diff/rules/catalog.js");
  const unknown = levels.find(({ id }) => !rules.some((rule) => rule.id === id));
  return unknown && noSuchRule(unknown.id, rules);
}

const standardTarget: Target = { format: "text" };

function formatOption(): Option {
  return new Option(
    "--format <format[=file]>",
    `how to report: ${formats.join(", ")}; repeatable, each but one with a file (default: text)`,
  )
    .default([])
    .argParser((text: string, before: Target[]): Target[] => [...before, targetOf(text, before)]);
}

function targetOf(text: string, before: readonly Target[]): Target {
  const [, name, file] = /^([a-z]+)(?:=(.+))?$/s.exec(text) ?? [];
  const format = formats.find((each) => each === name);
  if (format === undefined) {
    const meant = nearest(name ?? text, formats);
    const advice = meant ? `Did you mean ${meant}?` : `There are: ${formats.join(", ")}.`;
    throw new InvalidArgumentError(advice);
  }
  if (file === undefined && before.some((each) => each.file === undefined)) {
    throw new InvalidArgumentError(`Write ${format}=FILE: there is one terminal only.`);
  }
  return { format, ...(file !== undefined && { file }) };
}

function levelOption(): Option {
  return new Option(
    "--rule <id=level>",
    "make a rule error, risky or off, everywhere or as ID=LEVEL@/path/** for some paths; repeatable",
  )
    .default([])
    .argParser((text: string, before: RuleLevel[]): RuleLevel[] => {
      const [, id, level, path] = /^([^=@]+)=(error|risky|off)(?:@(\/.*))?$/s.exec(text) ?? [];
      if (id === undefined || level === undefined) {
        throw new InvalidArgumentError("Write ID=error, ID=risky or ID=off, or ID=off@/path/**.");
      }
      return [...before, { id, level: level as Level, path }];
    });
}

function renamed(text: string, before: readonly string[]): string[] {
  if (!/^[^=]+=[^=]+$/.test(text)) {
    throw new InvalidArgumentError("Write FROM=TO, such as Patient.pronouns=pronoun.");
  }
  return [...before, text];
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

interface Called {
  flags: DiffFlags;
  terminal: Terminal;
}

async function report(base: string, head: string, { flags, terminal }: Called): Promise<ExitCode> {
  // Loaded here, so that no other command waits for the compiler and the templates.
  const { diff } = await import("../diff.js");
  const { formatReport } = await import("../diff/report/format-report.js");
  const { rule: rules, project: projects, ...rest } = flags;
  const unknown = await unknownRule(rules);
  if (unknown !== undefined) {
    tellLine(unknown, "rule-unknown", terminal);
    return 2;
  }
  const compared = await diff({
    ...rest,
    rules,
    projects,
    ...documentOptionsOf(flags),
    base: await onDisk(base, flags),
    head: await onDisk(head, flags),
  });
  const told = [...compared.warnings, ...compared.problems];
  const lines = new Map(told.map((problem) => [formatProblem(problem), problem]));
  for (const problem of lines.values()) tellProblem(problem, terminal);
  const steps = compared.unannounced;
  for (const step of steps) tellProblem(step, terminal);
  // A patch stands on the terminal alone, unless a report is asked for there as well.
  const targets = flags.fix ? flags.format : targetsOf(flags);
  const isPlain = targets.every(({ format }) => format !== "markdown" && format !== "html");
  const templates = isPlain ? new Map<string, string>() : readAssets().templates;
  const { reached } = compared;
  for (const note of reached?.notes ?? []) terminal.error(`${note}\n`);
  const { formatReached } = await import("../uses/reached/format-reached.js");
  for (const target of targets) {
    const text =
      reached && formatReached({ ...compared, ...reached, reached: reached.places }, target.format);
    write(text ?? formatReport(compared, target.format, templates), target, terminal);
  }
  if (compared.mended) {
    const { writeMended } = await import("./mend.js");
    if (!writeMended(compared.mended, flags, terminal)) return 2;
  }
  const isUnexplained = flags.failOn !== "never" && (reached?.unexplained.length ?? 0) > 0;
  const areBroken =
    flags.cassettes !== undefined && (await tellCassettes({ base, head, flags, terminal }));
  return areBroken || isUnexplained || steps.length > 0 || fails(reaching(compared), flags.failOn)
    ? 1
    : 0;
}

function write(text: string, { file }: Target, terminal: Terminal): void {
  if (file === undefined) {
    terminal.out(text);
    return;
  }
  try {
    writeFileSync(file, visibleLines(text));
  } catch (error) {
    const { message } = error as Error;
    const todo = "Name a file in a folder that is there.";
    throw new ReadError([
      {
        file,
        line: 1,
        column: 1,
        id: "output-blocked",
        what: `It cannot be written (${message})`,
        todo,
      },
    ]);
  }
}

function targetsOf({ format }: DiffFlags): readonly Target[] {
  return format.length > 0 ? format : [standardTarget];
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
      options: documentOptionsOf(flags),
    },
  );
  // What a program reads is the report alone.
  const { format } = targetsOf(flags).find(({ file }) => file === undefined) ?? standardTarget;
  const tell = format === "text" ? terminal.out : terminal.error;
  for (const { file, operation, what } of broken) tell(`${file}: \`${operation}\`: ${what}\n`);
  return broken.length > 0;
}

/** The copy of a document that is named by URL. */
async function onDisk(name: string, flags: DiffFlags): Promise<string> {
  return isUrl(name) ? chosenSpec(name, flags) : name;
}

/** What counts: of a change whose reach is known what reaches somebody, and what no finding explains. */
function reaching({ findings, reached }: DiffReport): Pick<Report, "findings"> {
  if (reached === undefined) return { findings };
  return { findings: findings.filter((finding) => reached.places.has(finding)) };
}

function fails({ findings }: Pick<Report, "findings">, failOn: FailOn): boolean {
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
