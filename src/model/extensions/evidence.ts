import type { Node } from "../../read/document.js";
import { docOf, type Doc } from "../docs.js";
import { child, stringAt } from "../source.js";

/** Where a fact of the document comes from (`x-evidence`). */
export interface Evidence {
  is: "documented" | "inferred" | "observed" | "unknown";
  /** The page of the API's documentation. */
  page?: Doc;
  /** Why, or what exactly. */
  note?: Doc;
  /** Of what was observed: the day. */
  date?: Doc;
}

/** How well a fact is known. */
export const evidenceKinds: readonly Evidence["is"][] = [
  "documented",
  "inferred",
  "observed",
  "unknown",
];

/** The evidence that a node itself states. */
export function evidenceOf(node: Node): Evidence | undefined {
  const evidence = child(node, "x-evidence");
  const is = stringAt(evidence, "is");
  if (is === undefined || !isKind(is)) {
    return undefined;
  }
  const page = docOf(stringAt(evidence, "page"));
  const note = docOf(stringAt(evidence, "note"));
  const date = docOf(stringAt(evidence, "date"));
  return { is, ...(page && { page }), ...(note && { note }), ...(date && { date }) };
}

function isKind(is: string): is is Evidence["is"] {
  return (evidenceKinds as readonly string[]).includes(is);
}
