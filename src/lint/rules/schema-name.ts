import { reservedNames } from "../../model/names/reserved-names.js";
import type { Rule } from "../rule.js";

const reserved = new Set(reservedNames);

/** Schemas whose name is not that of their type. */
export const schemaName: Rule = {
  id: "schema-name",
  severity: "error",
  title: "Schemas have the names of their types",
  explain:
    "A type has the name of its schema, unless that is no name for a type, or is taken by a JavaScript global or " +
    "by the client itself. The document, the code and the documentation should all use the same word. Asked only " +
    "of documents that keep `x-evidence` at their root.",
  example: {
    before: [
      "x-evidence: { is: documented, page: pets }",
      "paths: {}",
      "components:",
      "  schemas:",
      "    pet_owner: { type: object }",
    ],
    after: [
      "x-evidence: { is: documented, page: pets }",
      "paths: {}",
      "components:",
      "  schemas:",
      "    PetOwner: { type: object }",
    ],
  },
  check: ({ api, keepsEvidence }) =>
    keepsEvidence
      ? api.models
          .filter(({ key }) => !/^[A-Z][A-Za-z0-9]*$/.test(key) || reserved.has(key))
          .map(({ at, key, name }) => ({
            at,
            what: reserved.has(key)
              ? `${JSON.stringify(key)} is the name of something else in a client, so the type is called ${name}`
              : `The schema ${JSON.stringify(key)} is not named in PascalCase`,
            todo: "Rename the schema.",
          }))
      : [],
};
