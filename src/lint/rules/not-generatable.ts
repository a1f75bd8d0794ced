import { nothingToGenerate } from "../../model/passes/filter.js";
import type { Rule } from "../rule.js";
import { describesSomething } from "./document-incomplete.js";

/** What `generate` refuses. */
export const notGeneratable: Rule = {
  id: "not-generatable",
  severity: "error",
  title: "A client can be generated from the document",
  explain:
    "Where the document contradicts itself, or an x- declaration does not fit its schemas, no correct client can be " +
    "generated, so none is.",
  check: ({ problems, api, document }) => [
    ...problems,
    // What does not even begin to describe something is told so by a rule of its own.
    ...(problems.length === 0 && describesSomething(document) ? nothingToGenerate(api) : []),
  ],
};
