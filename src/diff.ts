import { dirname, join } from "node:path";
import { compare, type Compared } from "./compare.js";
import { applyAccepted, readAccepted, type AcceptedFile } from "./diff/accepted.js";
import type { Report } from "./diff/diff.js";
import { applyLevels, type RuleLevel } from "./diff/levels.js";
import { deprecationFindings, sunsetNotice } from "./diff/rules/deprecation-policy.js";
import { missingStep } from "./diff/version-step.js";
import { diffFolders } from "./diff-folders.js";
import type { DiffReport } from "./diff-report.js";
import { isFolder } from "./read/folder-documents.js";
import type { Formats } from "./model/formats.js";
import { readDataFile } from "./read/data-file.js";
import type { Document, LocatedProblem } from "./read/document.js";
import { gitPathOf } from "./read/git/git-path.js";
import { withGitDocument } from "./read/git/git.js";
import type { NameOptions } from "./model/names/plain-key.js";
import { ReadError } from "./read/problem.js";
import { readOverlays, type DocumentOptions } from "./read/open.js";
import { read } from "./read/read.js";

export type { Finding, Proof, Spot, Types, Witness } from "./diff/finding.js";
export type { DiffReport } from "./diff-report.js";
export type { Step, Verdict } from "./diff/diff.js";
export type { Level, RuleLevel } from "./diff/levels.js";
export type { Wire } from "./diff/change.js";

/** What to compare. */
export interface DiffOptions extends DocumentOptions, NameOptions {
  /** The document before: a path, or `git-ref:path`. */
  base: string;
  /** The document after. Changes that were agreed to are read from `accepted.yaml` in its folder, if there is one. */
  head: string;
  /** Whether the wire verdict is enough; that of TypeScript is then left `unchanged`. Default: false. */
  wireOnly?: boolean | undefined;
  /** What 64-bit integers are in the client, as for `generate`. Default: numbers. */
  int64?: Formats["int64"] | undefined;
  /** What moments are in it, as for `generate`. Default: text. */
  dates?: Formats["dates"] | undefined;
  /** The tags, paths and operationIds that count, as for `generate`. Default: all. */
  include?: readonly string[] | undefined;
  /** Those that do not. Default: none. */
  exclude?: readonly string[] | undefined;
  /** What becomes of the findings of a rule; of several for one the last counts. Default: the rule's own verdicts. */
  rules?: readonly RuleLevel[] | undefined;
  /** The fewest days from a new deprecation to its sunset. Default: any. */
  sunsetDays?: number | undefined;
  /** Whether `info.version` has to take the step that the changes ask for. Default: false. */
  checkVersion?: boolean | undefined;
  /** Folders with a `tsconfig.json`: code that uses the client, in which findings are looked for. Default: none. */
  projects?: readonly string[] | undefined;
  /** Whether to say what the files of the projects become. Default: false. */
  fix?: boolean | undefined;
  /** What is called otherwise now, such as `Patient.pronouns=pronoun`. Default: what the documents tell. */
  renamed?: readonly string[] | undefined;
  /** The day that sunsets are compared with, an RFC 3339 date. Default: today in UTC. */
  today?: string | undefined;
}

/**
 * Tells what a change to a document breaks, on the wire and for people who compile against the client. Of two
 * folders, all documents with the same path below them are compared.
 *
 * @throws ReadError on a text that is no OpenAPI document, a reference that leads out of a folder, one of a document from
 * git that leads nowhere, or an `accepted.yaml` that cannot be used
 */
export async function diff(options: DiffOptions): Promise<DiffReport> {
  const { base, head, projects = [], today = new Date().toISOString().slice(0, 10) } = options;
  if (!isFolder(base) || !isFolder(head)) return diffDocuments({ ...options, today });
  return diffFolders({ base, head, projects }, (pair, texts) =>
    diffDocuments({ ...options, ...pair, today }, texts),
  );
}

/**
 * Compares two documents. Where they are two of several, `texts` are the files of projects that were mended for those
 * before, and projects that use another document are passed over.
 */
async function diffDocuments(
  options: DiffOptions & { today: string },
  texts?: ReadonlyMap<string, string>,
): Promise<DiffReport> {
  const { base, head, projects = [], today } = options;
  let version: LocatedProblem | undefined;
  let warnings: LocatedProblem[] = [];
  const compared = await withDocument(base, options, (before) =>
    withDocument(head, options, (after) => {
      warnings = [...before.warnings, ...after.warnings];
      version = {
        ...after.place("#/info/version"),
        id: "version-step-missing",
        what: "",
        todo: "",
      };
      const withClients = projects.length > 0;
      return compare(before, after, { ...options, today, withClients });
    }),
  );
  refuseUnresolved(compared.problems, [base, head]);
  const accepted = await readAcceptedBeside(head);
  const levelled = withLevels(compared.report, { ...options, today });
  const report =
    accepted === undefined
      ? levelled
      : applyAccepted(levelled, accepted, { today, settled: await settledBy(base, head) });
  const step = options.checkVersion ? missingStep(report) : undefined;
  const unannounced =
    version && step ? [{ ...version, what: step, todo: "Give the document another one." }] : [];
  const rest = { problems: compared.problems, warnings, unannounced };
  return compared.clients === undefined
    ? { ...report, ...rest }
    : {
        ...report,
        ...rest,
        ...(await inProjects(options, {
          clients: compared.clients,
          findings: report.findings,
          texts,
        })),
      };
}

/** What findings reach in projects, and what mends it. Loaded where it is asked for: it takes the compiler. */
async function inProjects(
  { projects = [], fix = false, renamed = [] }: DiffOptions,
  { clients, findings, texts }: Found,
): Promise<Pick<DiffReport, "findings" | "mended" | "reached">> {
  const { diffProjects, mendProjects, openProjects } = await import("./diff-projects.js");
  const opened = await openProjects(projects, clients.base, texts);
  const head = await opened.whole(clients.head);
  const reached = diffProjects(opened, head, findings);
  return {
    findings: reached.findings,
    reached,
    ...(fix && { mended: mendProjects(opened, head, renamed) }),
  };
}

/** What was found by comparing two documents. */
interface Found {
  clients: NonNullable<Compared["clients"]>;
  findings: Report["findings"];
  texts: ReadonlyMap<string, string> | undefined;
}

/** The report with what somebody makes of the rules, those that are off unless asked for included. */
function withLevels(
  report: Report,
  { rules = [], sunsetDays, today }: DiffOptions & { today: string },
): Report {
  const asked: RuleLevel[] =
    sunsetDays === undefined ? [] : [{ id: sunsetNotice.id, level: "error" }];
  const policy = deprecationFindings(report.findings, { today, days: sunsetDays ?? 0 });
  return applyLevels({ ...report, findings: [...report.findings, ...policy] }, [
    ...asked,
    ...rules,
  ]);
}

/** The files of a document from git are there until `use` is done. Overlays are read as they were at its ref. */
async function withDocument<Result>(
  name: string,
  { overlays: names, strictOverlays, allowExternalRefs }: DiffOptions,
  use: (document: Document) => Promise<Result>,
): Promise<Result> {
  const source = gitPathOf(name);
  const overlays = await readOverlays(names, source?.ref);
  const options = { overlays, strictOverlays };
  return source === undefined
    ? use(await read(name, { ...options, allowExternalRefs }))
    : withGitDocument(source, options, use);
}

/**
 * Of a document from git only its folder is copied. What a reference misses there may be in the repository, and what
 * leads out of a folder may be on the disk: a verdict on the rest would call a change safe that is not.
 */
function refuseUnresolved(problems: Compared["problems"], names: readonly string[]): void {
  const refs = names.flatMap((name) => gitPathOf(name)?.ref ?? []);
  const unresolved = problems.filter(
    ({ at, file, isOutside }) =>
      at.endsWith("/$ref") && (isOutside ?? refs.some((ref) => file.startsWith(`${ref}:`))),
  );
  if (unresolved.length > 0) throw new ReadError(unresolved);
}

/** The fingerprints that were agreed to before, where the base has an `accepted.yaml` of its own. */
async function settledBy(base: string, head: string): Promise<ReadonlySet<string>> {
  if (acceptedBeside(base) === acceptedBeside(head)) return new Set();
  const file = await readAcceptedBeside(base);
  return new Set(file?.entries.map(({ fingerprint }) => fingerprint));
}

/** The changes that were agreed to stand in `accepted.yaml`, in the folder of the document. */
function acceptedBeside(document: string): string {
  const source = gitPathOf(document);
  return source === undefined
    ? join(dirname(document), "accepted.yaml")
    : // Not by posix.join, which drops the `./` that makes it a path from the working folder.
      `${source.ref}:${source.path.replace(/[^/]*$/, "accepted.yaml")}`;
}

async function readAcceptedBeside(document: string): Promise<AcceptedFile | undefined> {
  const file = await readDataFile(acceptedBeside(document));
  if (file === undefined) return undefined;
  const { entries, problems } = readAccepted(file.value);
  if (problems.length > 0) {
    throw new ReadError(problems.map(({ at, ...rest }) => ({ ...file.place(at), ...rest })));
  }
  return { entries, place: (at) => file.place(at) };
}
