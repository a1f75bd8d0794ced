import { diffWire, report, type Report, type Side } from "./diff/diff.js";
import type { ClientFiles } from "./diff/types/compile.js";
import { judgeTypes } from "./diff/types/judge-types.js";
import { addWitnesses } from "./diff/witness/witnesses.js";
import { emit } from "./emit/emit.js";
import type { Api } from "./model/api.js";
import { model } from "./model/model.js";
import { print } from "./print/print.js";
import { readAssets } from "./read/assets.js";
import type { At } from "./json/pointer.js";
import type { Document, LocatedProblem } from "./read/document.js";
import { locate } from "./read/problem.js";

/** How two documents are compared. */
export interface CompareOptions {
  /** Whether the wire verdict is enough. Default: false. */
  wireOnly?: boolean | undefined;
  /** The day that sunsets are compared with, an RFC 3339 date. Default: today in UTC. */
  today?: string | undefined;
}

/** What came of a comparison. */
export interface Compared {
  report: Report;
  /** What no client could be generated from; it was compared as far as it goes. */
  problems: (LocatedProblem & { at: At })[];
}

/** Compares two documents: what breaks on the wire, and what breaks for people who compile against the client. */
export async function compare(
  base: Document,
  head: Document,
  { wireOnly, today }: CompareOptions = {},
): Promise<Compared> {
  const sides = { base: sideOf(base), head: sideOf(head) };
  const problems = [...sides.base.problems, ...sides.head.problems];
  const wire = diffWire(sides.base, sides.head, { today });
  const apis = { base: sides.base.api, head: sides.head.api };
  const shown = report(await addWitnesses(wire.findings, wire.pairs, apis), wire.documents);
  return {
    report: wireOnly ? shown : await judgeTypes(shown, sides, clientGenerator()),
    problems,
  };
}

function sideOf(document: Document): Side & Pick<Compared, "problems"> {
  const { api, problems } = model(document);
  return {
    api,
    place: (at) => document.place(at),
    problems: problems.map((problem) => ({ ...locate(document, problem), at: problem.at })),
  };
}

/** Generates the TypeScript files of a client in memory. */
function clientGenerator(): (api: Api) => Promise<ClientFiles> {
  const assets = readAssets();
  return async (api) => {
    const { runtime } = assets;
    const outputs = emit(api, { layout: "source", importExtension: "js", runtime });
    const files = await print(outputs, { assets, importExtension: "js", isRead: false });
    return new Map(files.map(({ path, text }) => [path, text]));
  };
}
