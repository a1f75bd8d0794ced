import { propertiesOf } from "../../model/schema/properties.js";
import { dereference, type NamedModels } from "../../model/schema/references.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import type { At } from "../../json/pointer.js";
import type { Rule } from "../rule.js";
import type { PlacedSchema } from "../schemas.js";

/** Objects in requests that would take any property. */
export const requestOpen: Rule = {
  id: "request-open",
  severity: "error",
  title: "Objects in requests are closed",
  explain:
    "An API that rejects unknown fields refuses at run time what the compiler could have refused. " +
    "`additionalProperties: false` tells the compiler. Asked only of documents that keep `x-evidence` at their " +
    "root.",
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
      "            schema: { type: object, properties: { name: { type: string } } }",
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
      "              properties: { name: { type: string } }",
      '      responses: { "201": { description: The pet. } }',
    ],
  },
  check: (subject) =>
    subject.keepsEvidence
      ? sentObjects(subject.schemas, subject.models)
          .filter(({ schema }) => !isClosed(schema))
          .map(({ name, at }) => ({
            at,
            what: `${name} is sent, and takes any property`,
            todo: "Add additionalProperties: false.",
          }))
      : [],
};

function isClosed({ additionalProperties, unevaluatedProperties }: Schema): boolean {
  return additionalProperties !== undefined || unevaluatedProperties !== undefined;
}

/** The objects with properties of their own that request bodies are made of, once each. */
function sentObjects(schemas: readonly PlacedSchema[], models: NamedModels): PlacedSchema[] {
  const bases = new Set<At>();
  for (const { schema } of schemas) {
    for (const part of schema.allOf ?? []) {
      const base = part.$ref === undefined ? undefined : models.get(modelOf(part.$ref));
      // A reference with a description of its own has become an allOf of one; nothing is put together there.
      if (base !== undefined && propertiesOf({ ...schema, allOf: [] }, models).size > 0) {
        bases.add(base.at);
      }
    }
  }
  return schemas.filter(
    ({ schema, at, written }) =>
      written &&
      !bases.has(at) &&
      dereference(schema, models) === schema &&
      Object.keys(schema.properties ?? {}).length > 0,
  );
}
