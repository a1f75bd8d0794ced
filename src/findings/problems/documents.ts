import type { DocumentProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

export const documentProblems: Explanations<DocumentProblem> = {
  "field-shape": {
    title: "A field has a value of the wrong kind",
    explain:
      "OpenAPI and JSON Schema say for each field whether it is an object, a list, a text or a number. A value of another kind is " +
      "not read: the client is made as if the field were not there.",
    example: {
      before: ["components:", "  schemas:", "    Name: { type: string, maxLength: ten }"],
      after: ["components:", "  schemas:", "    Name: { type: string, maxLength: 10 }"],
    },
  },
  "field-unknown": {
    title: "OpenAPI has no such field",
    explain:
      "Usually it is misspelt or in the wrong object, where it is not read. Fields of your own begin with x-.",
    example: {
      before: ["paths:", "  /pets:", "    get: { operationId: listPets, paramters: [] }"],
      after: ["paths:", "  /pets:", "    get: { operationId: listPets, parameters: [] }"],
    },
  },
  "not-openapi": {
    title: "The document is not an OpenAPI document",
    explain:
      "An OpenAPI document is an object with a member `openapi` that names the version, and Swagger 2.0 has `swagger`. A JSON Schema, a " +
      "Postman collection or a part of a document has neither.",
    example: {
      before: ["title: Pets", "type: object"],
      after: [
        "openapi: 3.1.0",
        'info: { title: Pets, version: "1" }',
        "paths: { /pets: { get: { operationId: listPets } } }",
      ],
    },
  },
  "nothing-described": {
    title: "There is nothing to generate a client from",
    explain:
      "The document has no operations, no webhooks and no schemas. Perhaps another of your files has them.",
    example: {
      before: ["paths: {}"],
      after: ["paths:", "  /pets:", "    get: { operationId: listPets }"],
    },
  },
  "reference-cycle": {
    title: "A reference leads back to itself",
    explain: "Following it never ends, so it does not stand for anything.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        '    get: { responses: { "200": { $ref: "#/components/responses/Pets" } } }',
        "components:",
        '  responses: { Pets: { $ref: "#/components/responses/Pets" } }',
      ],
      after: [
        "paths:",
        "  /pets:",
        '    get: { responses: { "200": { $ref: "#/components/responses/Pets" } } }',
        "components:",
        "  responses: { Pets: { description: Pets. } }",
      ],
    },
  },
  "reference-dangling": {
    title: "A reference leads to nothing",
    explain:
      "What it names is not there: it is misspelt, was renamed, or stands in another file. Nothing is guessed, since the type would be " +
      "wrong wherever it is used.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        '    get: { responses: { "200": { $ref: "#/components/responses/Pet" } } }',
        "components:",
        "  responses: { Pets: { description: Pets. } }",
      ],
      after: [
        "paths:",
        "  /pets:",
        '    get: { responses: { "200": { $ref: "#/components/responses/Pets" } } }',
        "components:",
        "  responses: { Pets: { description: Pets. } }",
      ],
    },
  },
  "reference-malformed": {
    title: "A reference is not written as one",
    explain:
      "After # comes a JSON Pointer (RFC 6901): it begins with a slash, and a slash inside a name is written ~1, a tilde ~0. Before # comes the path of a file, or nothing.",
    example: {
      before: [
        "paths:",
        '  /pets: { get: { responses: { "200": { $ref: "#/components/responses/%zz" } } } }',
      ],
      after: [
        "paths:",
        '  /pets: { get: { responses: { "200": { $ref: "#/components/responses/Pets" } } } }',
        "components:",
        "  responses: { Pets: { description: Pets. } }",
      ],
    },
  },
  "reference-outside": {
    title: "A reference leads to a file that may not be read",
    explain:
      "A document may be somebody else's. It may refer to files in its own folder; files outside of it, and other hosts, are asked " +
      "only where you allow it with --allow-external-refs.",
    example: {
      before: ["paths:", '  /pets: { $ref: "../shared/pets.yaml" }'],
      after: ["paths:", "  /pets: { get: { operationId: listPets } }"],
    },
  },
  "reference-unreadable": {
    title: "A reference leads to a file that cannot be read",
    explain:
      "The file that it names is not there, or is not YAML or JSON. Paths are relative to the file that has the reference.",
    example: {
      before: ["paths:", '  /pets: { $ref: "pet-paths.yaml" }'],
      after: ["paths:", "  /pets: { get: { operationId: listPets } }"],
    },
  },
  "version-unsupported": {
    title: "This version of OpenAPI is not supported",
    explain:
      "OpenAPI 3.0, 3.1 and 3.2 and Swagger 2.0 are supported. The version is a text: written as a number, 3.10 would be 3.1.",
    example: {
      before: ["openapi: 4.0.0", "paths: { /pets: { get: { operationId: listPets } } }"],
      after: ["openapi: 3.2.0", "paths: { /pets: { get: { operationId: listPets } } }"],
    },
  },
};
