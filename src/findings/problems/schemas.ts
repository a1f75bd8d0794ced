import type { SchemaProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

const patterned = ["paths:", "  /pets:", "    post:", "      requestBody:"];

export const schemaProblems: Explanations<SchemaProblem> = {
  "discriminator-unusable": {
    title: "A discriminator does not tell variants apart",
    explain:
      "A discriminator names the property whose value says which variant is meant, and may map values to schemas of the document. One " +
      "without a name, or a mapping to a schema that is not there, is not used.",
    example: {
      before: [
        "components:",
        "  schemas:",
        "    Pet:",
        '      oneOf: [{ $ref: "#/components/schemas/Cat" }]',
        "      discriminator: { propertyName: kind, mapping: { dog: Dog } }",
        "    Cat: { type: object, required: [kind], properties: { kind: { type: string } } }",
      ],
      after: [
        "components:",
        "  schemas:",
        "    Pet:",
        '      oneOf: [{ $ref: "#/components/schemas/Cat" }]',
        "      discriminator: { propertyName: kind, mapping: { cat: Cat } }",
        "    Cat: { type: object, required: [kind], properties: { kind: { type: string } } }",
      ],
    },
  },
  "pattern-unused": {
    title: "A pattern is not checked",
    explain:
      "Patterns are regular expressions of ECMAScript. One with a mistake, or with lookaround or references back, is not run against values, since that could take forever. The emulator accepts any text there.",
    example: {
      before: [
        ...patterned,
        '        content: { application/json: { schema: { type: string, pattern: "[" } } }',
      ],
      after: [
        ...patterned,
        '        content: { application/json: { schema: { type: string, pattern: "[a-z]" } } }',
      ],
    },
  },
  "schema-cycle": {
    title: "A schema is defined by itself alone",
    explain:
      "A schema may contain itself in a property or a list, as a tree does. One that is the same as itself, by references or as a part or " +
      "variant of itself, says nothing.",
    example: {
      before: [
        "components:",
        "  schemas:",
        '    Pet: { $ref: "#/components/schemas/Animal" }',
        '    Animal: { $ref: "#/components/schemas/Pet" }',
      ],
      after: [
        "components:",
        "  schemas:",
        '    Pet: { $ref: "#/components/schemas/Animal" }',
        "    Animal: { type: object, properties: { name: { type: string } } }",
      ],
    },
  },
  "type-unknown": {
    title: "JSON Schema has no such type",
    explain:
      "The types are string, number, integer, boolean, object, array and null. What is more exact is a format: a date is a string " +
      "with format: date. A value of an unknown type is `unknown` in the client.",
    example: {
      before: ["components:", "  schemas:", "    Birthday: { type: date }"],
      after: ["components:", "  schemas:", "    Birthday: { type: string, format: date }"],
    },
  },
};
