import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { ProblemId } from "../problems/problem-id.js";
import type { Place } from "../read/document.js";
import { isObject } from "../json/is-object.js";
import { report as sumUp, type Report } from "./diff.js";
import type { Finding } from "./finding.js";
import type { Rule } from "./rules/rule.js";

export const acceptedStale: Rule = {
  id: "accepted-stale",
  title: "An accepted change no longer exists",
  explain:
    "The file of accepted changes names a change that the comparison does not find. Remove the entry.",
};
export const acceptedExpired: Rule = {
  id: "accepted-expired",
  title: "An accepted change has expired",
  explain:
    "This change was accepted until a day that has passed. Decide again: set a new day, or take the change back.",
};

/** A change that somebody has agreed to. */
export interface Accepted {
  /** As the report gives it. */
  fingerprint: string;
  reason: string;
  /** The last day on which it counts, an RFC 3339 date. */
  expires: string;
  /** The file name of the document that it is about. Default: every document of the folder. */
  document?: string;
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
  id: ProblemId;
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
        {
          at: "#",
          id: "accepted-unreadable",
          what: "The file is not a list",
          todo: "Begin each entry with a dash.",
        },
      ],
    };
  }
  const entries = value.flatMap((entry, index): Accepted[] => {
    const at = `#/${index}`;
    const { fingerprint, reason, expires, document } = isObject(entry) ? entry : {};
    if (
      typeof fingerprint !== "string" ||
      typeof reason !== "string" ||
      reason.trim() === "" ||
      typeof expires !== "string" ||
      !/^\d{4}-\d{2}-\d{2}$/.test(expires)
    ) {
      problems.push({
        at,
        id: "accepted-unreadable",
        what: "An accepted change needs a fingerprint, a reason and a day on which it expires",
        todo: 'Write - { fingerprint: "<as the report gives it>", reason: <why>, expires: "<year>-<month>-<day>" }.',
      });
      return [];
    }
    if (!/^[0-9a-f]{16}$/.test(fingerprint)) {
      problems.push({
        at: `${at}/fingerprint`,
        id: "accepted-unreadable",
        what: `"${fingerprint}" is no fingerprint`,
        todo: "Copy the 16 hexadecimal digits that the report gives for the change.",
      });
      return [];
    }
    if (document !== undefined && typeof document !== "string") {
      problems.push({
        at: `${at}/document`,
        id: "accepted-unreadable",
        what: "The document is not a text",
        todo: "Write the name of its file, as in document: api.yaml, or leave it out.",
      });
      return [];
    }
    return [{ fingerprint, reason, expires, ...(document !== undefined && { document }), at }];
  });
  return { entries, problems };
}

/** What decides which entries count. */
interface Circumstances {
  /** An RFC 3339 date. */
  today: string;
  /** The fingerprints that were accepted beside the base already: it has these changes, or others have undone them. */
  settled?: ReadonlySet<string>;
}

/**
 * Marks the findings that were accepted. An entry for the head's document that matches nothing, or whose day is past, is
 * a finding itself. One that stands beside the base as well was for an earlier comparison, and matches nothing for that.
 */
export function applyAccepted(
  report: Report,
  file: AcceptedFile,
  { today, settled = new Set() }: Circumstances,
): Report {
  const head = report.documents.head.file.replace(/^.*[/\\:]/, "");
  const entries = file.entries.filter(({ document = head }) => document === head);
  const valid = new Map(
    entries.filter(({ expires }) => expires >= today).map((entry) => [entry.fingerprint, entry]),
  );
  const present = new Set(report.findings.map((finding) => finding.fingerprint));
  const findings = report.findings.map((finding): Finding => {
    const entry = valid.get(finding.fingerprint);
    return entry === undefined ? finding : { ...finding, accepted: entry.reason };
  });
  const own = entries.flatMap((entry): Finding[] => {
    if (!present.has(entry.fingerprint)) {
      return settled.has(entry.fingerprint) ? [] : [ownFinding(acceptedStale, entry, file)];
    }
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
    why: "what was accepted is to be looked at again",
    operations: [],
    requests: [],
    base: spot,
    head: spot,
    effect: "none",
    sites: [],
    fingerprint: `${id}-${fingerprint}`,
  };
}
