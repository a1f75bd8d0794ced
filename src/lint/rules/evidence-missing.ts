import { declaredEvidence } from "../evidence.js";
import type { Rule } from "../rule.js";

/** Documents that tell the evidence of some facts only. */
export const evidenceMissing: Rule = {
  id: "evidence-missing",
  severity: "error",
  title: "Every fact has its evidence",
  explain:
    "x-evidence is inherited from the nearest ancestor: one at the root covers everything, and only exceptions " +
    "are written down. Without it nobody can tell a fact that was checked from one that was forgotten.",
  example: {
    before: [
      "paths: {}",
      "components:",
      "  schemas:",
      "    Pet: { type: object, x-evidence: { is: documented, page: pets } }",
    ],
    after: [
      "x-evidence: { is: documented, page: overview }",
      "paths: {}",
      "components:",
      "  schemas:",
      "    Pet: { type: object, x-evidence: { is: documented, page: pets } }",
    ],
  },
  check: ({ nodes, keepsEvidence }) => {
    const declared = declaredEvidence(nodes);
    if (keepsEvidence || declared.length === 0) return [];
    return [
      {
        at: "#",
        what: `Only ${declared.length} parts of the document have x-evidence; the rest inherits none`,
        todo: "Add x-evidence at the root, for what has no other.",
      },
    ];
  },
};
