import { clientFiles } from "./client-files.js";
import { diffWire, report, type Report, type Side } from "./diff/diff.js";
import type { ClientFiles } from "./diff/types/compile.js";
import { judgeTypes } from "./diff/types/judge-types.js";
import { addWitnesses } from "./diff/witness/witnesses.js";
import type { Api } from "./model/api.js";
import type { Formats } from "./model/formats.js";
import { model } from "./model/model.js";
import type { NameOptions } from "./model/names/plain-key.js";
import { filter } from "./model/passes/filter.js";
import { readAssets } from "./read/assets.js";
import type { Document, LocatedProblem, Problem } from "./read/document.js";
import { locate, locateAll, ReadError } from "./read/problem.js";

/** How two documents are compared. */
export interface CompareOptions extends NameOptions {
  /** Whether the wire verdict is enough. Default: false. */
  wireOnly?: boolean | undefined;
  /** What 64-bit integers are in the client, as for `generate`. Default: numbers. */
  int64?: Formats["int64"] | undefined;
  /** What moments are in it, as for `generate`. Default: text. */
  dates?: Formats["dates"] | undefined;
  /** The tags, paths and operationIds that count, as for `generate`. Default: all. */
  include?: readonly string[] | undefined;
  /** Those that do not. Default: none. */
  exclude?: readonly string[] | undefined;
  /** The day that sunsets are compared with, an RFC 3339 date. Default: today in UTC. */
  today?: string | undefined;
  /** Whether the clients of both documents are wanted as well. Default: false. */
  withClients?: boolean | undefined;
}

/** What came of a comparison. */
export interface Compared {
  report: Report;
  /** The clients of both documents, where they are wanted. */
  clients?: { base: ComparedClient; head: ComparedClient };
  /** What no client could be generated from; it was compared as far as it goes. */
  problems: (LocatedProblem & Pick<Problem, "at" | "isOutside">)[];
}

/** An Api and the files of its client. */
export interface ComparedClient {
  api: Api;
  files: ClientFiles;
}

/** Compares two documents: what breaks on the wire, and what breaks for people who compile against the client. */
export async function compare(
  base: Document,
  head: Document,
  options: CompareOptions = {},
): Promise<Compared> {
  const { wireOnly, today } = options;
  const sides = { base: sideOf(base, options), head: sideOf(head, options) };
  refuseUnknown(sides);
  const problems = [...sides.base.problems, ...sides.head.problems];
  const wire = diffWire(sides.base, sides.head, { today });
  const apis = { base: sides.base.api, head: sides.head.api };
  const shown = report(await addWitnesses(wire.findings, wire.pairs, apis), wire.documents);
  const assets = readAssets();
  const clientOf = async ({ api }: Side): Promise<ComparedClient> => ({
    api,
    files: await clientFiles(api, assets, false),
  });
  return {
    report: wireOnly ? shown : await judgeTypes(shown, sides, (api) => clientFiles(api, assets)),
    ...(options.withClients && {
      clients: { base: await clientOf(sides.base), head: await clientOf(sides.head) },
    }),
    problems,
  };
}

interface Modelled extends Side, Pick<Compared, "problems"> {
  /** What is named to be taken, or left out, and is not there. */
  unknown: LocatedProblem[];
}

/** An operation that is new, or gone, is in one of the two documents only; one that is in none is misspelled. */
function refuseUnknown({ base, head }: { base: Modelled; head: Modelled }): void {
  const unknown = head.unknown.filter(({ what }) =>
    base.unknown.some((each) => each.what === what),
  );
  if (unknown.length > 0) throw new ReadError(unknown);
}

function sideOf(document: Document, options: CompareOptions): Modelled {
  const { include, exclude } = options;
  const { api: whole, problems, leftOut } = model(document, { ...options, isCompared: true });
  const slice = { include: include ?? [], exclude: exclude ?? [] };
  const isWhole = slice.include.length + slice.exclude.length === 0;
  const { api, problems: unknown } = isWhole ? { api: whole, problems: [] } : filter(whole, slice);
  return {
    api,
    unknown: locateAll(document, unknown),
    leftOut,
    place: (at) => document.place(at),
    problems: problems.map((problem) => ({
      ...locate(document, problem),
      at: problem.at,
      ...(problem.isOutside && { isOutside: problem.isOutside }),
    })),
  };
}
