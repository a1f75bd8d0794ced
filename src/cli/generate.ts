import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { companionOption } from "./companion-option.js";
import type { GenerateOptions, GenerateReport } from "../generate.js";
import { isUrl } from "../read/load.js";
import { readLock } from "../read/remote/lock.js";
import type { Fetching } from "../read/remote/remote.js";
import { standardInput } from "../read/standard-input.js";
import { chosenSpec, fetchingOf } from "./chosen-spec.js";
import { addDocumentOptions, documentOptionsOf, type DocumentFlags } from "./document-options.js";
import { explain, explainOption } from "./explain.js";
import { fetchAnew } from "./fetch-anew.js";
import { earlierTexts, recall, remember } from "./memory.js";
import { missingPeers } from "./missing-peers.js";
import { addNaming } from "./naming.js";
import { andNonEmpty, nonEmpty } from "./non-empty.js";
import { startProgress } from "./progress.js";
import { reportError } from "./report-error.js";
import { listedClients } from "./settings.js";
import { tellProblem } from "./tell.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { runAndWatch } from "./watch.js";

/** Adds `generate` to the program. */
export function generateCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  addNaming(addDocumentOptions(program.command("generate")))
    .description("Generate the client of an OpenAPI document.")
    .option(
      "--spec <file>",
      "the OpenAPI document, its URL, or - for standard input (default: the Healos document that comes with this package)",
      nonEmpty,
    )
    .option("--out <dir>", "the folder of the output", nonEmpty, "generated")
    .addOption(layoutOption())
    .addOption(extensionOption())
    .addOption(
      sliceOption(
        "--include",
        "only the operations of this tag, path, operationId or glob (list*, /pets/**), or deprecated",
      ),
    )
    .addOption(
      sliceOption(
        "--exclude",
        "not the operations of this tag, path, operationId or glob, or deprecated",
      ),
    )
    .addOption(int64Option())
    .addOption(datesOption())
    .addOption(companionOption("write a file for another library beside the client"))
    .option("--check", "write nothing, and fail if the output is out of date")
    .option("--dry-run", "say what would be done, and write nothing")
    .option("--package-name <name>", "what the package is called on npm", nonEmpty)
    .option("--force", "overwrite files that were edited by hand, or written by something else")
    .option("--update", "fetch a document that was given as a URL again, and show what has changed")
    .option("--only <name>", "generate only this one of several clients in the settings", nonEmpty)
    .addOption(watchOption())
    .addOption(explainOption())
    .action(async (options: GenerateFlags, command: Command) => {
      if (options.explain !== undefined) {
        exit(await explain(options.explain, [], terminal));
        return;
      }
      const clients = await wantedClients(options, command);
      for (const each of clients) refuseTogether(each, clients.length, command);
      const [first = options] = clients;
      exit(
        clients.length === 1
          ? await generateOne(first, terminal)
          : await generateAll(clients, terminal),
      );
    });
}

/** Options of the settings file have not been held against each other yet. */
function refuseTogether(
  { watch, check, spec }: GenerateFlags,
  clients: number,
  command: Command,
): void {
  if (watch && check) {
    command.error("error: option '--watch' cannot be used with option '--check'");
  }
  if (watch && spec === standardInput) {
    command.error("error: option '--watch' needs a document that can be read again");
  }
  if (watch && clients > 1) {
    command.error("error: option '--watch' needs one client: name it with --only");
  }
}

const unknownClient = { code: "option-value" };

/** The clients of the settings that are wanted, or the one that the options describe. */
async function wantedClients(options: GenerateFlags, command: Command): Promise<GenerateFlags[]> {
  const { only } = options;
  const listed = await listedClients(command);
  const all = listed?.map(({ name, options: own }) => ({ ...(own as GenerateFlags), name }));
  if (all === undefined) {
    if (only === undefined) return [options];
    command.error(
      `error: the settings list no clients, so that none is called '${only}'`,
      unknownClient,
    );
  }
  const wanted = all.filter(({ name }) => only === undefined || name === only);
  if (wanted.length === 0) {
    const names = all.map(({ name }) => name);
    command.error(
      `error: no client is called '${only}'\nThere are: ${names.join(", ")}.`,
      unknownClient,
    );
  }
  for (const [index, { name, out }] of wanted.entries()) {
    const other = wanted.slice(0, index).find((each) => resolve(each.out) === resolve(out));
    if (other) command.error(`error: '${other.name}' and '${name}' both write to ${out}`);
  }
  return wanted;
}

/** Generates one client, and again with every change where that is asked for. */
async function generateOne(options: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const flags = {
    ...options,
    ...documentOptionsOf(options),
    ...(await located(options, terminal)),
    companions: options.with,
  };
  const run = (): Promise<GenerateReport> => generateOnce(flags, terminal);
  if (options.watch) {
    await runAndWatch({ spec: flags.spec, run: async () => (await run()).files }, terminal);
    return 0;
  }
  const report = await run();
  return options.check && staleFiles(report).length > 0 ? 1 : 0;
}

/** One after the other. What is wrong with one keeps no other from being made. */
async function generateAll(
  clients: readonly GenerateFlags[],
  terminal: Terminal,
): Promise<ExitCode> {
  let worst: ExitCode = 0;
  for (const client of clients) {
    const code = await generateOne(client, terminal).catch((error: unknown) =>
      reportError(error, { terminal }),
    );
    if (code > worst) worst = code;
  }
  return worst;
}

interface GenerateFlags extends DocumentFlags, GenerateOptions {
  with?: string[];
  watch?: boolean;
  update?: boolean;
  only?: string;
  explain?: string;
  /** What the settings call the client, where there are several. */
  name?: string;
}

/** Where the document is on the disk, and what may still be fetched of what it refers to. */
async function located(
  options: GenerateFlags,
  terminal: Terminal,
): Promise<{ spec: string; fetching: Fetching }> {
  const { spec: named = "", update, allowExternalRefs } = options;
  if (!isUrl(named)) {
    const spec = await chosenSpec(options.spec, options);
    return { spec, fetching: fetchingOf(spec, update) };
  }
  const remote = { allowExternalRefs, fetching: fetchingOf(named, update) };
  const isNew = remote.fetching === "update" || !readLock().has(named);
  const spec =
    isNew && remote.fetching !== "locked"
      ? await fetchAnew(named, { ...options, ...remote }, terminal)
      : await chosenSpec(named, options, remote);
  return { spec, fetching: "locked" };
}

/** Generates, and says what was done. */
async function generateOnce(options: GenerateFlags, terminal: Terminal): Promise<GenerateReport> {
  const started = process.uptime();
  const progress = startProgress(terminal);
  try {
    const report =
      (options.update ? undefined : recall(options)) ??
      (await generateAnew(options, progress.stage));
    progress.end();
    for (const warning of report.warnings) {
      tellProblem(warning, terminal);
    }
    for (const { from, to, calls } of report.renamed) {
      terminal.error(`renamed: ${from} → ${to} (${calls ?? "a model"})\n`);
    }
    terminal.out(describe(report, { ...options, ms: (process.uptime() - started) * 1000 }));
    // A package brings its peers along.
    const missing =
      options.layout === "source" && !options.check
        ? missingPeers(report.peers, options.out)
        : undefined;
    if (missing !== undefined) terminal.error(`${missing}\n`);
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
  const earlier = earlierTexts(options);
  const report = await generate({ ...options, onStage, earlier });
  remember(options, report, earlier.asked);
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
    .argParser(andNonEmpty);
}

function layoutOption(): Option {
  return new Option(
    "--layout <layout>",
    "package: an npm package with documentation; source: only the TypeScript files",
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
    "the type of 64-bit integers: number, exact up to 2^53; string, of digits; bigint",
  )
    .choices(["number", "string", "bigint"])
    .default("number");
}

export function datesOption(): Option {
  return new Option(
    "--dates <type>",
    "the type of moments (date-time): string, as they are; date, a Date that is sent again as it came",
  )
    .choices(["string", "date"])
    .default("string");
}

function staleFiles({ created, changed, deleted }: GenerateReport): string[] {
  return [...created, ...changed, ...deleted];
}

/** What the document has, what became of the files, how long it took; in one line where it is repeated. */
function describe(
  report: GenerateReport,
  { name, out, check, dryRun, watch, ms }: Partial<GenerateFlags> & { ms: number },
): string {
  const { operations, models, created, changed, deleted, unchanged } = report;
  const client = name === undefined ? "" : `${name}: `;
  const heading = `${client}${operations} operations, ${models} models, ${Math.round(ms)} ms`;
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
