import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { Place } from "../read/document.js";
import { isObject } from "../json/is-object.js";
import { report as sumUp, type Report } from "./diff.js";
import type { Finding } from "./finding.js";
import type { Rule } from "./rules/rule.js";

export const acceptedStale: Rule = {
  id: "accepted-stale",
  title: "An accepted change is not there",
  explain:
    "The file of accepted changes names a change that the comparison does not find. Remove the entry.",
};
export const acceptedExpired: Rule = {
  id: "accepted-expired",
  title: "An accepted change has expired",
  explain:
    "A change was accepted until a day that is past. Decide again: give it a new day, or take the change back.",
};

/** A change that somebody has agreed to. */
export interface Accepted {
  /** As the report gives it. */
  fingerprint: string;
  reason: string;
  /** The last day on which it counts, an RFC 3339 date. */
  expires: string;
  at: At;
}

/** The file of accepted changes. */
export interface AcceptedFile {
  entries: Accepted[];
  place(at: At): Place;
}

/** Something in the file that is not as it has to be. */
export interface AcceptedProblem {
  at: At;
  what: string;
  todo: string;
}

/** Reads the file's value: a list of entries with `fingerprint`, `reason` and `expires`. */
export function readAccepted(value: Json): { entries: Accepted[]; problems: AcceptedProblem[] } {
  const problems: AcceptedProblem[] = [];
  if (value === null) return { entries: [], problems };
  if (!Array.isArray(value)) {
    return {
      entries: [],
      problems: [
        { at: "#", what: "The file is not a list", todo: "Begin each entry with a dash." },
      ],
    };
  }
  const entries = value.flatMap((entry, index): Accepted[] => {
    const at = `#/${index}`;
    const { fingerprint, reason, expires } = isObject(entry) ? entry : {};
    if (
      typeof fingerprint !== "string" ||
      typeof reason !== "string" ||
      reason.trim() === "" ||
      typeof expires !== "string" ||
      !/^\d{4}-\d{2}-\d{2}$/.test(expires)
    ) {
      problems.push({
        at,
        what: "An accepted change needs a fingerprint, a reason and a day on which it expires",
        todo: 'Write - { fingerprint: "<as the report gives it>", reason: <why>, expires: "<year>-<month>-<day>" }.',
      });
      return [];
    }
    if (!/^[0-9a-f]{16}$/.test(fingerprint)) {
      problems.push({
        at: `${at}/fingerprint`,
        what: `"${fingerprint}" is no fingerprint`,
        todo: "Copy the 16 hexadecimal digits that the report gives for the change.",
      });
      return [];
    }
    return [{ fingerprint, reason, expires, at }];
  });
  return { entries, problems };
}

/**
 * Marks the findings that were accepted. An entry that matches nothing, or whose day is past, is a finding itself.
 *
 * @param today an RFC 3339 date
 */
export function applyAccepted(report: Report, file: AcceptedFile, today: string): Report {
  const valid = new Map(
    file.entries
      .filter(({ expires }) => expires >= today)
      .map((entry) => [entry.fingerprint, entry]),
  );
  const present = new Set(report.findings.map((finding) => finding.fingerprint));
  const findings = report.findings.map((finding): Finding => {
    const entry = valid.get(finding.fingerprint);
    return entry === undefined ? finding : { ...finding, accepted: entry.reason };
  });
  const own = file.entries.flatMap((entry): Finding[] => {
    if (!present.has(entry.fingerprint)) return [ownFinding(acceptedStale, entry, file)];
    return entry.expires < today ? [ownFinding(acceptedExpired, entry, file)] : [];
  });
  return { ...sumUp([...findings, ...own], report.documents), verdict: report.verdict };
}

function ownFinding(
  { id }: Rule,
  { fingerprint, reason, expires, at }: Accepted,
  file: AcceptedFile,
): Finding {
  const spot = { ...file.place(at), pointer: at };
  return {
    id,
    wire: "risky",
    types: "unchanged",
    message:
      id === acceptedStale.id
        ? `the accepted change \`${fingerprint}\` is not in this comparison (${reason})`
        : `the accepted change \`${fingerprint}\` has expired on ${expires} (${reason})`,
    operations: [],
    base: spot,
    head: spot,
    effect: "none",
    sites: [],
    fingerprint: `${id}-${fingerprint}`,
  };
}
