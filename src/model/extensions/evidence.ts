import type { Node } from "../../read/document.js";
import { docOf, type Doc } from "../docs.js";
import { child, stringAt } from "../source.js";

/** Where a fact of the document comes from (`x-evidence`). */
export interface Evidence {
  is: "documented" | "inferred" | "unknown";
  /** The page of the API's documentation. */
  page?: Doc;
  /** Why, or what exactly. */
  note?: Doc;
}

/** The evidence that a node itself states. */
export function evidenceOf(node: Node): Evidence | undefined {
  const evidence = child(node, "x-evidence");
  const is = stringAt(evidence, "is");
  if (is !== "documented" && is !== "inferred" && is !== "unknown") {
    return undefined;
  }
  const page = docOf(stringAt(evidence, "page"));
  const note = docOf(stringAt(evidence, "note"));
  return { is, ...(page && { page }), ...(note && { note }) };
}
