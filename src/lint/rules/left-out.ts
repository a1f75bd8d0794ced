import type { Rule } from "../rule.js";

/** What `generate` warns of. */
export const leftOut: Rule = {
  id: "left-out",
  severity: "warning",
  title: "Everything that the document says reaches the client",
  explain:
    "A part that cannot be sent with fetch, that is not supported, or that is not written as OpenAPI has it, is left " +
    "out of the client or read as unknown.",
  check: ({ document, warnings }) => [
    ...document.warnings.map(({ what, todo, ...place }) => ({ at: "#", what, todo, place })),
    ...warnings.filter(({ isFault }) => !isFault),
  ],
};
