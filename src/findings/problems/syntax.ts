import type { SyntaxProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

export const syntaxProblems: Explanations<SyntaxProblem> = {
  "document-too-deep": {
    title: "Something is nested too deeply, or a chain of references is too long",
    explain:
      "Documents may nest 500 levels deep, and a reference may lead through 100 others. Real documents stay far below both limits. Deeper ones usually come from a program that never stops.",
    example: {
      language: "sh",
      before: [
        'node -e \'console.log("[".repeat(600) + "]".repeat(600))\' > api.json',
        "healos-codegen lint api.json",
      ],
      after: ["healos-codegen lint pets.yaml"],
    },
  },
  "document-too-large": {
    title: "The document is too large",
    explain:
      "Up to two million values and 50,000 operations are read: several times what the largest public descriptions have. Split a larger document, so that each client gets the part that it needs.",
    example: {
      language: "sh",
      before: [
        'node -e \'console.log(`{"a":[${"0,".repeat(2e6)}0]}`)\' > api.json',
        "healos-codegen lint api.json",
      ],
      after: ["healos-codegen lint pets.yaml"],
    },
  },
  "duplicate-key": {
    title: "A key occurs twice in one object",
    explain:
      "Parsers do not agree on which of the two counts (RFC 8259, 4), so one of them would be lost silently. Often two " +
      "people have added the same path or schema.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        "    get: { operationId: listPets }",
        "  /pets:",
        "    post: { operationId: createPet }",
      ],
      after: [
        "paths:",
        "  /pets:",
        "    get: { operationId: listPets }",
        "    post: { operationId: createPet }",
      ],
    },
  },
  "json-syntax": {
    title: "The text is not JSON",
    explain:
      "A file whose name ends in .json, or that begins like JSON, is read as JSON (RFC 8259): keys in double quotes, no comments, " +
      "no comma after the last member.",
    example: {
      language: "json",
      before: ["{", '  "generate": { "out": "client", }', "}"],
      after: ["{", '  "generate": { "out": "client" }', "}"],
    },
  },
  "number-not-json": {
    title: "A number cannot be written in JSON",
    explain:
      "YAML has .inf and .nan. An OpenAPI document is data of JSON, which has neither, so the member is left out.",
    example: {
      before: ["components:", "  schemas:", "    Price: { type: number, maximum: .inf }"],
      after: ["components:", "  schemas:", "    Price: { type: number }"],
    },
  },
  "number-rounded": {
    title: "A number has more digits than can be kept",
    explain:
      "Numbers of JavaScript, and of most JSON parsers, are exact up to 2^53. Larger numbers are rounded, and the client would have the rounded number.",
    example: {
      before: [
        "components:",
        "  schemas:",
        "    Id: { type: integer, example: 12345678901234567890 }",
      ],
      after: [
        "components:",
        "  schemas:",
        '    Id: { type: string, example: "12345678901234567890" }',
      ],
    },
  },
  "yaml-alias": {
    title: "An alias of YAML cannot be written out",
    explain:
      "An alias (*name) stands for what an anchor (&name) before it marks. Here there is no such anchor, the alias stands inside " +
      "what it repeats, or the aliases multiply to more than a document may hold.",
    example: {
      before: ["components:", "  schemas:", "    Pet: *animal"],
      after: [
        "components:",
        "  schemas:",
        "    Animal: &animal { type: object }",
        "    Pet: *animal",
      ],
    },
  },
  "yaml-not-json": {
    title: "This YAML has no equivalent in JSON",
    explain:
      "OpenAPI uses only the part of YAML that can be written as JSON: keys are texts, and there are no custom tags.",
    example: {
      before: ["components:", "  schemas:", "    Pet: !include pet.yaml"],
      after: [
        "components:",
        "  schemas:",
        '    Pet: { $ref: "#/components/schemas/Animal" }',
        "    Animal: { type: object }",
      ],
    },
  },
  "yaml-several-documents": {
    title: "The file holds several YAML documents",
    explain: "A line of three hyphens begins another document, and only one of them could be read.",
    example: {
      before: ["paths: {}", "---", "components: {}"],
      after: ["paths: { /pets: { get: { operationId: listPets } } }", "components: {}"],
    },
  },
  "yaml-syntax": {
    title: "The text is not YAML",
    explain:
      "Usually the cause is the indentation, a tab, or a text with a colon or a quote that needs quotes itself. The place is where the parser stopped; the cause may be on the line before.",
    example: {
      before: ["paths:", "  /pets:", "    get:", "      summary: Pets: all of them"],
      after: ["paths:", "  /pets:", "    get:", '      summary: "Pets: all of them"'],
    },
  },
};
