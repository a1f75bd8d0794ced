import type { Command } from "commander";
import { paintOwn } from "./colors.js";
import type { Terminal } from "./terminal.js";

interface Guide {
  /** Command lines, each with what it does. */
  examples: readonly (readonly [line: string, what: string])[];
  /** What exit code 1 means; undefined where there is no such thing. */
  finding?: string;
}

/** What `--help` of each command has beside its options. */
export const guides: Readonly<Record<string, Guide>> = {
  generate: {
    examples: [
      ["generate --out src/healos --layout source", "the Healos client as part of a project"],
      ["generate --spec api.yaml --out client", "a package for another API"],
      ["generate --check", "in CI: fails if the committed client is out of date"],
    ],
    finding: "with --check, the output is out of date",
  },
  diff: {
    examples: [
      ["diff main:spec/healos.yaml spec/healos.yaml", "this working tree against main"],
      ["diff old.yaml new.yaml --format markdown", "as a comment on a pull request"],
      ["diff --explain parameter-required", "what a rule is about"],
    ],
    finding: "a change that --fail-on names",
  },
  lint: {
    examples: [
      ["lint api.yaml", "what is wrong with a document"],
      ["lint api.yaml --format github", "as annotations of a pull request"],
      ["lint api.yaml --format sarif", "for code scanning"],
    ],
    finding: "a finding that is an error",
  },
  emulate: {
    examples: [
      ["emulate", "the Healos API on port 8787, with a key that is shown"],
      ["emulate --spec api.yaml --port 0", "another API, on any free port"],
      ["emulate --fault 5xx:0.1 --seed 7", "every tenth request fails, the same ones each time"],
      [
        "emulate --log --cors http://localhost:3000",
        "for a page in the browser, each request shown",
      ],
    ],
  },
  uses: {
    examples: [
      ["uses --project app", "what the code in app uses of the Healos API, and where"],
      ["uses --project app --spec api.yaml --scopes", "the scopes that a key for it needs"],
      ["uses --project app --project worker --format json", "several programs, for a machine"],
    ],
  },
  adopt: {
    examples: [
      ["adopt --project app --from openapi-fetch --dry-run", "the changes to app, as a patch"],
      [
        "adopt --project app --from orval --spec api.yaml",
        "calls of Orval's client of another API",
      ],
    ],
    finding: "something is left for you to change",
  },
  verify: {
    examples: [
      ["verify api.yaml --har session.har", "a recording of a browser or a proxy"],
      [
        "verify --base-url https://api.example.com/v1",
        "ask the API, reads only, key in HEALOS_API_KEY",
      ],
      [
        "verify --observed seen.json --overlay fixes.yaml",
        "what clients saw; writes corrections to fixes.yaml",
      ],
    ],
    finding: "an answer that contradicts the document",
  },
  docs: {
    examples: [
      ["docs", "the site of the Healos API, in site/"],
      ["docs --spec api.yaml --out public", "the site of another API"],
      ["docs --with zod --with tanstack-query", "with the same call by each beside the examples"],
    ],
  },
  demo: {
    examples: [["demo", "in half a minute, without a key"]],
  },
  init: {
    examples: [["init", "in the folder of the project's package.json"]],
    finding: "another script is called generate; it is left alone",
  },
};

/** Adds examples and exit codes to the help of every command, and colours its headings. */
export function addHelp(program: Command, terminal: Terminal): void {
  for (const command of program.commands) {
    const guide = guides[command.name()];
    if (guide !== undefined) command.addHelpText("after", () => guideText(guide, terminal));
  }
  program.addHelpText("after", () => {
    const codes = exitCodes("a finding: stale output, a breaking change, a lint error", terminal);
    return `${codes}\n\n${settings}`;
  });
}

const settings = `Options can also be set in healos-codegen.json in the working folder, such as
{ "generate": { "out": "src/healos", "layout": "source" } }. What stands on the command line wins.`;

function guideText({ examples, finding }: Guide, terminal: Terminal): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  healos-codegen ${line.padEnd(width)}  ${what}\n`);
  return `\n${heading("Examples:", terminal)}\n${lines.join("")}${exitCodes(finding, terminal)}`;
}

function exitCodes(finding: string | undefined, terminal: Terminal): string {
  const one = finding === undefined ? "" : `  1  ${finding}\n`;
  return `\n${heading("Exit codes:", terminal)}\n  0  fine\n${one}  2  wrong usage, or input that cannot be read`;
}

function heading(text: string, { colors }: Terminal): string {
  return paintOwn(text, "bold", colors.out);
}
