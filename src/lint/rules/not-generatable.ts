import type { Rule } from "../rule.js";

/** What `generate` refuses. */
export const notGeneratable: Rule = {
  id: "not-generatable",
  severity: "error",
  title: "A client can be generated from the document",
  explain:
    "Where the document contradicts itself, or an x- declaration does not fit its schemas, no correct client can be " +
    "generated, so none is.",
  check: ({ problems }) => [...problems],
};
