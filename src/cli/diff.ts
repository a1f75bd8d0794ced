import { dirname, join, posix } from "node:path";
import { Option, type Command } from "commander";
import { applyAccepted, readAccepted, type AcceptedFile } from "../diff/accepted.js";
import type { Report } from "../diff/diff.js";
import { isBreaking } from "../diff/report/describe.js";
import { formatReport, formats, type Format } from "../diff/report/formats.js";
import { markdownTemplate } from "../diff/report/markdown.js";
import { rules } from "../diff/rules/catalog.js";
import { readAssets } from "../read/assets.js";
import { readDataFile } from "../read/data-file.js";
import type { Document } from "../read/document.js";
import { gitPathOf, readFromGit } from "../read/git.js";
import { nearest } from "../read/nearest.js";
import { formatProblem, ReadError } from "../read/problem.js";
import { read } from "../read/read.js";
import type { ExitCode, Terminal } from "./run.js";

type FailOn = "breaking" | "never" | "risky";

interface DiffFlags {
  format: Format;
  failOn: FailOn;
  explain?: string;
}

/** Adds `diff` to the program. */
export function diffCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  program
    .command("diff")
    .description(
      "Tell what a change to an OpenAPI document breaks, on the wire and for TypeScript.",
    )
    .argument("[base]", "the document before: a path, or git-ref:path")
    .argument("[head]", "the document after")
    .addOption(new Option("--format <format>", "how to report").choices(formats).default("text"))
    .addOption(
      new Option("--fail-on <verdict>", "from which verdict on the exit code is 1")
        .choices(["breaking", "risky", "never"])
        .default("breaking"),
    )
    .option("--explain <rule>", "say what a rule is about, and compare nothing")
    .action(
      async (
        base: string | undefined,
        head: string | undefined,
        flags: DiffFlags,
        command: Command,
      ) => {
        if (flags.explain !== undefined) {
          exit(explain(flags.explain, terminal));
        } else if (base === undefined || head === undefined) {
          command.error("error: diff needs two documents: healos-codegen diff BASE HEAD", {
            exitCode: 2,
          });
        } else {
          exit(await diff(base, head, { flags, terminal }));
        }
      },
    );
}

function explain(id: string, terminal: Terminal): ExitCode {
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

async function diff(base: string, head: string, { flags, terminal }: Called): Promise<ExitCode> {
  const today = new Date().toISOString().slice(0, 10);
  const { compare } = await import("../compare.js");
  const compared = await compare(await readDocument(base), await readDocument(head), { today });
  for (const problem of compared.problems) terminal.error(`${formatProblem(problem)}\n`);
  const accepted = await readAcceptedBeside(head);
  const report =
    accepted === undefined ? compared.report : applyAccepted(compared.report, accepted, today);
  const template =
    flags.format === "markdown" ? (readAssets().templates.get(markdownTemplate) ?? "") : "";
  terminal.out(formatReport(report, flags.format, template));
  return fails(report, flags.failOn) ? 1 : 0;
}

function readDocument(name: string): Promise<Document> {
  const source = gitPathOf(name);
  return source === undefined ? read(name) : readFromGit(source);
}

/** The changes that were agreed to stand in `accepted.yaml`, in the folder of the head. */
async function readAcceptedBeside(head: string): Promise<AcceptedFile | undefined> {
  const source = gitPathOf(head);
  const name =
    source === undefined
      ? join(dirname(head), "accepted.yaml")
      : `${source.ref}:${posix.join(posix.dirname(source.path), "accepted.yaml")}`;
  const file = await readDataFile(name);
  if (file === undefined) return undefined;
  const { entries, problems } = readAccepted(file.value);
  if (problems.length > 0) {
    throw new ReadError(problems.map(({ at, what, todo }) => ({ ...file.place(at), what, todo })));
  }
  return { entries, place: (at) => file.place(at) };
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
