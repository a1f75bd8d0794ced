import type { At } from "../json/pointer.js";
import type { Place } from "../read/document.js";
import type { Api } from "../model/api.js";
import type { LeftOut } from "../model/passes/left-out.js";
import { collect, type Cause } from "./collect.js";
import { compareApis } from "./compare-apis.js";
import type { Finding, Spot, Types } from "./finding.js";
import { fingerprintOf, namedPlaces, type Names } from "./fingerprint.js";
import type { Wire } from "./change.js";
import { byWeight } from "./weight.js";
import { withVanished } from "./vanished-models.js";
import type { SchemaPair } from "./witness/witnesses.js";

/** One of the two documents. */
export interface Side {
  api: Api;
  /** What of its document is in no part of the Api. Default: nothing. */
  leftOut?: readonly LeftOut[];
  /** The file, line and column of a node, or of the nearest one around it. */
  place(at: At): Place;
}

export interface DiffOptions {
  /** The day that sunsets are compared with, an RFC 3339 date. Default: today in UTC. */
  today?: string | undefined;
}

/** The step that the version of the generated package has to take (Semantic Versioning 2.0.0). */
export type Step = "major" | "minor" | "none" | "patch";

export interface Verdict {
  wire: Wire | "unchanged";
  types: Types;
  semver: Step;
}

/** The worst of all findings. */
export interface Report {
  verdict: Verdict;
  /** The worst first, then by place. */
  findings: Finding[];
  /** What was compared. */
  documents: { base: Compared; head: Compared };
}

/** One of the two documents, as a report names it. */
export interface Compared {
  file: string;
  /** Its `info.version`. */
  version: string;
}

/** A report, and for each change of a schema the schemas around it, by fingerprint. */
export interface WireReport extends Report {
  pairs: ReadonlyMap<string, SchemaPair>;
}

/** Compares two documents on the wire. What it means for types is left `unchanged`; see `judgeTypes`. */
export function diffWire(base: Side, head: Side, options: DiffOptions = {}): WireReport {
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const causes = collect(compareApis({ base, head }, today));
  const names = { base: namedPlaces(base.api), head: namedPlaces(head.api) };
  const pairs = causes.flatMap((cause): [string, SchemaPair][] =>
    cause.schemas === undefined ? [] : [[fingerprintOf(cause, names), cause.schemas]],
  );
  return {
    ...report(
      withVanished(
        causes.map((cause) => findingOf(cause, { base, head, names })),
        base.api,
      ),
      {
        base: { file: base.place("#").file, version: base.api.version },
        head: { file: head.place("#").file, version: head.api.version },
      },
    ),
    pairs: new Map(pairs),
  };
}

interface Sides {
  base: Side;
  head: Side;
  names: Names;
}

function findingOf(cause: Cause, { base, head, names }: Sides): Finding {
  const { change } = cause;
  return {
    id: change.rule,
    wire: cause.wire,
    types: "unchanged",
    message: cause.subject === "" ? upperFirst(change.what) : `${cause.subject}: ${change.what}`,
    why: cause.why,
    operations: [...cause.operations].sort(),
    requests: [...cause.requests].sort(),
    base: spotOf(base, change.used?.base ?? change.base),
    head: spotOf(head, change.used?.head ?? change.head),
    effect: cause.effect,
    sites: [...cause.sites].sort(),
    fingerprint: fingerprintOf(cause, names),
    ...(change.before !== undefined && { before: change.before }),
    ...(change.after !== undefined && { after: change.after }),
    ...(change.sunset !== undefined && { sunset: change.sunset }),
  };
}

function spotOf(side: Side, at: At): Spot {
  return { ...side.place(at), pointer: at };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const gravity: Readonly<Record<Wire | Types, number>> = {
  breaking: 0,
  risky: 1,
  safe: 2,
  unchanged: 3,
};

/** Sorts the findings and sums them up. */
export function report(findings: Finding[], documents: Report["documents"]): Report {
  const sorted = [...findings].sort(byWeight);
  const wire = worst<Wire | "unchanged">(findings.map((finding) => finding.wire));
  const types = worst<Types>(findings.map((finding) => finding.types));
  return { verdict: { wire, types, semver: stepFor(wire, types) }, findings: sorted, documents };
}

function worst<Level extends Wire | Types>(levels: Level[]): Level | "unchanged" {
  return levels.reduce<Level | "unchanged">(
    (a, b) => (gravity[b] < gravity[a] ? b : a),
    "unchanged",
  );
}

/** A break on either side is a major step; whatever else a client's user can notice is a minor one. */
function stepFor(wire: Wire | "unchanged", types: Types): Step {
  if (wire === "breaking" || types === "breaking") return "major";
  if (types === "safe" || wire === "risky") return "minor";
  return wire === "safe" ? "patch" : "none";
}
