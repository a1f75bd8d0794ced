import type { Rule } from "../rule.js";

/** What `generate` makes the best of. */
export const mended: Rule = {
  id: "mended",
  severity: "error",
  title: "Nothing in the document has to be guessed",
  explain:
    "A variable in a path without a parameter, or an operationId used twice, violates the standard. `generate` " +
    "assumes what is most likely meant; other tools refuse the document, or assume something else.",
  example: {
    before: [
      "paths:",
      "  /pets/{petId}:",
      "    get:",
      "      operationId: getPet",
      '      responses: { "200": { description: The pet. } }',
    ],
    after: [
      "paths:",
      "  /pets/{petId}:",
      "    get:",
      "      operationId: getPet",
      "      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]",
      '      responses: { "200": { description: The pet. } }',
    ],
  },
  check: ({ warnings }) => warnings.filter(({ isFault }) => isFault),
};
