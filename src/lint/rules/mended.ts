import type { Rule } from "../rule.js";

/** What `generate` makes the best of. */
export const mended: Rule = {
  id: "mended",
  severity: "error",
  title: "The document leaves nothing to guess",
  explain:
    "A variable in a path that is no parameter, or an operationId that two operations have, is against the standard. " +
    "`generate` makes the best of it; other tools refuse it, or guess something else.",
  check: ({ warnings }) => warnings.filter(({ isFault }) => isFault),
};
