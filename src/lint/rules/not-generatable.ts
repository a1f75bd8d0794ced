import { nothingToGenerate } from "../../model/passes/filter.js";
import type { Rule } from "../rule.js";
import { describesSomething } from "./document-incomplete.js";

/** What `generate` refuses. */
export const notGeneratable: Rule = {
  id: "not-generatable",
  severity: "error",
  title: "A client can be generated from the document",
  explain:
    "If the document contradicts itself, or one of its extensions does not match the schemas, no correct client " +
    "exists, so none is generated.",
  example: {
    before: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      responses:",
      '        "200": { $ref: "#/components/responses/Pets" }',
    ],
    after: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      responses:",
      '        "200": { $ref: "#/components/responses/Pets" }',
      "components:",
      "  responses:",
      "    Pets: { description: Pets. }",
    ],
  },
  check: ({ problems, api, document }) => [
    ...problems,
    // What does not even begin to describe something is told so by a rule of its own.
    ...(problems.length === 0 && describesSomething(document) ? nothingToGenerate(api) : []),
  ],
};
