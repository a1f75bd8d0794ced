import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { bundledSpec } from "../read/assets.js";
import { isUrl } from "../read/load.js";
import { isLoopback } from "../text/is-loopback.js";
import type { VerifiedApi } from "../verify.js";
import { verifyFormats, type VerifyFormat } from "../verify/report.js";
import { verifyRules } from "../verify/rules.js";
import { chosenSpec } from "./chosen-spec.js";
import { documentOptionsOf, externalRefsOption } from "./document-options.js";
import { explain, explainOption } from "./explain.js";
import { painted, wholeNumber } from "./lint.js";
import { andNonEmpty, nonEmpty } from "./non-empty.js";
import { tellLine } from "./tell.js";
import { startProgress } from "./progress.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface VerifyFlags {
  spec?: string;
  observed: string[];
  har: string[];
  baseUrl?: string;
  maxRequests: number;
  allowWrites?: true;
  contract?: true;
  format: VerifyFormat;
  overlay?: string;
  apply: string[];
  strictOverlays?: boolean;
  allowExternalRefs?: boolean;
  explain?: string;
}

/** Adds `verify` to the program. */
export function verifyCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  const command = program.command("verify");
  command
    .description("Find where an API does not answer as its OpenAPI document says.")
    .argument(
      "[file]",
      "the document, its URL, or - for standard input (default: the Healos document that comes with this package)",
      nonEmpty,
    )
    .option("--spec <file>", "the document, as generate takes it", nonEmpty)
    .addOption(
      repeatable("--observed <file>", "what observe() of the client has recorded; repeatable"),
    )
    .addOption(repeatable("--har <file>", "a recording of HTTP (HAR 1.2); repeatable"))
    .option(
      "--base-url <url>",
      "ask the API that is there, with the key in HEALOS_API_KEY; reads only. With --har: where the API was",
      baseUrl,
    )
    .option("--max-requests <n>", "send no more requests than this", wholeNumber, 200)
    .option(
      "--contract",
      "send valid requests to every operation, and requests that are wrong in one thing; changes what is there, so only on this machine",
    )
    .option(
      "--allow-writes",
      "the valid and wrong requests of --contract, to an API on this machine",
    )
    .addOption(
      new Option("--format <format>", "how to report").choices(verifyFormats).default("text"),
    )
    .option(
      "--overlay <file>",
      "write corrections to this OpenAPI Overlay, which generate takes; what it has already is kept and applied",
      nonEmpty,
    )
    .addOption(
      repeatable("--apply <file>", "correct the document by an OpenAPI Overlay; repeatable"),
    )
    .addOption(explainOption())
    .option("--strict-overlays", "fail if a target of an overlay selects nothing")
    .addOption(externalRefsOption())
    .action(async (file: string | undefined, flags: VerifyFlags) => {
      if (flags.explain !== undefined) {
        exit(await explain(flags.explain, verifyRules, terminal));
        return;
      }
      const wrong = usageFault(flags);
      if (wrong !== undefined) command.error(`error: ${wrong}`);
      const progress = startProgress(terminal);
      try {
        exit(await verifyFlagged(file ?? flags.spec, flags, terminal));
      } finally {
        progress.end();
      }
    });
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).default([]).argParser(andNonEmpty);
}

/** The URL without a slash at its end. */
function baseUrl(text: string): string {
  const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  const { search = "", hash = "", username = "" } = isWeb ? new URL(text) : {};
  if (!isWeb || search + hash + username !== "") {
    throw new InvalidArgumentError("It must be a URL such as https://api.example.com/v1.");
  }
  return text.replace(/\/+$/, "");
}

/** What keeps the options from being carried out. */
function usageFault({ observed, har, baseUrl: url, ...flags }: VerifyFlags): string | undefined {
  if (observed.length + har.length === 0 && url === undefined) {
    return "verify needs something to hold the document against: --observed, --har or --base-url";
  }
  const writes = flags.contract ? "--contract" : flags.allowWrites ? "--allow-writes" : undefined;
  if (url === undefined) return writes && `${writes} needs --base-url`;
  const { protocol, hostname } = new URL(url);
  const isHere = isLoopback(hostname);
  if (protocol === "http:" && !isHere && har.length === 0) {
    return "--base-url must be https, or of this machine: the key would be read on the way";
  }
  return writes && !isHere ? `${writes} is for an API on this machine` : undefined;
}

async function verifyFlagged(
  file: string | undefined,
  flags: VerifyFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { observed, har, baseUrl: url, overlay, format } = flags;
  // Loaded here, so that no other command waits for it.
  const { verifyApi } = await import("../verify.js");
  const { contractTable } = await import("../verify/contract/contract.js");
  const { formatVerify } = await import("../verify/report.js");
  const reading = { ...flags, overlay: overlaysOf(flags) };
  const spec = await chosenSpec(file, reading);
  const key = process.env["HEALOS_API_KEY"];
  const verified = await verifyApi({
    ...documentOptionsOf(reading),
    ...{ spec, observed, har, baseUrl: url },
    asking: {
      maxRequests: flags.maxRequests,
      ...(key && { key }),
    },
    contract: flags.contract ?? flags.allowWrites ?? false,
  });
  for (const note of notesOf(verified)) terminal.error(`${note}\n`);
  const { report, fixes, title } = verified;
  if (report.seen.answers === 0) {
    const line = "No answer of this API was seen, so there is nothing to tell.";
    tellLine(line, "observations-unusable", terminal);
    return 2;
  }
  if (overlay !== undefined && fixes.length > 0) {
    const { overlayText } = await import("../verify/overlay-text.js");
    const before = existsSync(overlay) ? readFileSync(overlay, "utf8") : undefined;
    const head = { title, version: report.seen.until ?? "", extends: extended(spec, overlay) };
    writeFileSync(overlay, overlayText(fixes, head, before));
    terminal.error(`${overlay}: ${fixes.length} actions written\n`);
  }
  if (verified.rows.length > 0 && format === "text") terminal.out(contractTable(verified.rows));
  terminal.out(formatVerify(report, format, (severity) => painted(severity, terminal)));
  return report.errors > 0 ? 1 : 0;
}

/** What corrects the document before it is held against answers: what was found before is among it. */
function overlaysOf({ apply, overlay }: VerifyFlags): string[] {
  const isThere = overlay !== undefined && existsSync(overlay);
  const isApplied = apply.some((each) => resolve(each) === resolve(overlay ?? ""));
  return isThere && !isApplied ? [...apply, overlay] : apply;
}

/** The document as a reference from the overlay. The one that comes with this package needs none. */
function extended(spec: string, overlay: string): string | undefined {
  if (isUrl(spec)) return spec;
  if (spec === "-" || resolve(spec) === resolve(bundledSpec)) return undefined;
  const path = relative(dirname(overlay), spec).replaceAll("\\", "/");
  return path.split("/").map(encodeURIComponent).join("/");
}

function notesOf({ notes, otherEntries }: VerifiedApi): string[] {
  const entries = otherEntries === 1 ? "One entry is" : `${otherEntries} entries are`;
  return [...notes, ...(otherEntries > 0 ? [`${entries} none of this API.`] : [])];
}
