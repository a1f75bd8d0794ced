import { isObject } from "../../json/is-object.js";
import { declaredEvidence } from "../evidence.js";
import type { Complaint, Rule } from "../rule.js";

/** Evidence that nobody can follow up. */
export const evidenceNote: Rule = {
  id: "evidence-note",
  severity: "error",
  title: "Documented facts name their page; inferred and unknown ones say why",
  explain:
    "A documented fact can be looked up on its page again when the API changes. A fact that was inferred, or is " +
    "unknown, is only as good as the reason that is given.",
  example: {
    before: ["x-evidence: { is: unknown }", "paths: {}"],
    after: ["x-evidence: { is: unknown, note: Whether a pet can have two owners. }", "paths: {}"],
  },
  check: ({ nodes }) =>
    declaredEvidence(nodes).flatMap(({ value, at }): Complaint[] => {
      if (!isObject(value)) return [];
      const { is, page, note } = value;
      if (is === "documented" && page === undefined) {
        const what = "The fact is documented, but not where";
        return [{ at, what, todo: "Add the page: page: <its path in the documentation>." }];
      }
      if ((is === "inferred" || is === "unknown") && note === undefined) {
        const what = `The fact is ${is}, but not why`;
        return [{ at, what, todo: "Add a note: from what it was inferred, or what is not known." }];
      }
      return [];
    }),
};
