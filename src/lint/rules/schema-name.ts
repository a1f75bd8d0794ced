import { reservedNames } from "../../model/names/reserved-names.js";
import type { Rule } from "../rule.js";

const reserved = new Set(reservedNames);

/** Schemas whose name is not that of their type. */
export const schemaName: Rule = {
  id: "schema-name",
  severity: "error",
  title: "Schemas are named as their types will be",
  explain:
    "A type is called what its schema is called, unless that is no type's name or the name of a global of JavaScript " +
    "or of the client's own: what the document, the code and the pages say should be one word.",
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
