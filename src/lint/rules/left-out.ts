import type { Rule } from "../rule.js";

/** What `generate` warns of. */
export const leftOut: Rule = {
  id: "left-out",
  severity: "warning",
  title: "Everything in the document reaches the client",
  explain:
    "What fetch cannot send, what is not supported, and what does not follow OpenAPI is left out of the client or " +
    "typed as unknown. The finding says which of these it is.",
  example: {
    before: [
      "paths:",
      "  /pets:",
      "    trace:",
      "      operationId: tracePets",
      '      responses: { "200": { description: Pets. } }',
      "    get:",
      "      operationId: listPets",
      '      responses: { "200": { description: Pets. } }',
    ],
    after: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      '      responses: { "200": { description: Pets. } }',
    ],
  },
  check: ({ document, warnings }) => [
    ...document.warnings.map(({ id, what, todo, ...place }) => ({
      ...{ at: "#", id, what, todo },
      place,
    })),
    ...warnings.filter(({ isFault }) => !isFault),
  ],
};
