import { dereference } from "../../model/schema/references.js";
import type { Rule } from "../rule.js";

/** Request bodies that are put together from other schemas. */
export const requestComposed: Rule = {
  id: "request-composed",
  severity: "error",
  title: "Request bodies are written out in one object",
  explain:
    "An allOf cannot be closed: a part with `additionalProperties: false` refuses the properties of the other " +
    "parts (JSON Schema 2020-12, 10.3.2.3). A body written out in one object shows all that can be sent in one " +
    "place. Asked only of documents that keep `x-evidence` at their root.",
  example: {
    before: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets:",
      "    post:",
      "      operationId: createPet",
      "      requestBody:",
      "        content:",
      "          application/json:",
      "            schema:",
      "              allOf:",
      "                - { type: object, properties: { name: { type: string } } }",
      "                - { type: object, properties: { born: { type: string } } }",
      '      responses: { "201": { description: The pet. } }',
    ],
    after: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets:",
      "    post:",
      "      operationId: createPet",
      "      requestBody:",
      "        content:",
      "          application/json:",
      "            schema:",
      "              type: object",
      "              additionalProperties: false",
      "              properties: { name: { type: string }, born: { type: string } }",
      '      responses: { "201": { description: The pet. } }',
    ],
  },
  check: ({ api, models, keepsEvidence }) =>
    keepsEvidence
      ? api.operations.flatMap(({ id, body }) =>
          (body?.content ?? []).flatMap(({ schema, at }) => {
            const { allOf, anyOf, oneOf } = schema === undefined ? {} : dereference(schema, models);
            const keyword = allOf ? "allOf" : anyOf ? "anyOf" : oneOf ? "oneOf" : undefined;
            const what = `The body of ${id} is put together with ${keyword}`;
            const todo = "Write its properties out in one object.";
            return keyword === undefined ? [] : [{ at: `${at}/schema`, what, todo }];
          }),
        )
      : [],
};
