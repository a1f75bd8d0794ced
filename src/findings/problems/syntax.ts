import type { SyntaxProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

export const syntaxProblems: Explanations<SyntaxProblem> = {
  "document-too-deep": {
    title: "Something is nested, or chained, too deeply",
    explain:
      "Documents may nest 500 levels deep, and a reference may lead through 100 others. Real documents stay far below " +
      "both, and what is deeper is most often made by a program that does not end.",
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
    title: "The document holds too much",
    explain:
      "Up to two million values and 50,000 operations are read: several times what the largest public descriptions have. Split what is " +
      "larger, and let each client have the part that it needs.",
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
    title: "A key stands twice in one object",
    explain:
      "Parsers do not agree on which of the two counts (RFC 8259, 4), so one of them would be lost without a word. Often two " +
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
    title: "A number has no form in JSON",
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
      "Numbers of JavaScript, and of most JSON parsers, are exact up to 2^53. What is beyond is rounded, and the rounded number " +
      "is what the client would have.",
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
    title: "YAML says something that JSON cannot",
    explain:
      "OpenAPI uses the part of YAML that is data of JSON: keys are texts, and there are no tags of your own. What is behind a tag could be " +
      "anything.",
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
      "Mostly it is the indentation, a tab, or a text that holds a colon or a quote and needs quotes itself. The place is where the " +
      "parser could not go on; the cause may stand a line before it.",
    example: {
      before: ["paths:", "  /pets:", "    get:", "      summary: Pets: all of them"],
      after: ["paths:", "  /pets:", "    get:", '      summary: "Pets: all of them"'],
    },
  },
};
