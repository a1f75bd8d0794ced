import type { ExtensionProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

const list = [
  "paths:",
  "  /pets:",
  "    get:",
  "      operationId: listPets",
  "      parameters: [{ name: page, in: query, schema: { type: integer } }]",
  '      responses: { "200": { description: Pets., content: { application/json: { schema: { type: array, items: {} } } } } }',
];

const enveloped = [
  "paths:",
  "  /pets:",
  "    get:",
  "      responses:",
  '        "200":',
  "          description: Pets.",
  "          content: { application/json: { schema: { type: object, properties: { data: { type: array, items: {} } } } } }",
];

export const extensionProblems: Explanations<ExtensionProblem> = {
  "envelope-invalid": {
    title: "x-envelope names a property that no answer has",
    explain:
      "x-envelope says in which property of the bodies the payload is, so that `data` of a result is the payload itself.",
    example: {
      before: ["x-envelope: { data: payload }", ...enveloped],
      after: ["x-envelope: { data: data }", ...enveloped],
    },
  },
  "envelope-partial": {
    title: "Only some answers of an operation have the envelope",
    explain:
      "If `data` were the payload of one answer and the whole body of another, its type would say neither. It is the whole body here.",
    example: {
      before: [
        "x-envelope: { data: data }",
        ...enveloped,
        '        "202": { description: Later., content: { application/json: { schema: { type: string } } } }',
      ],
      after: ["x-envelope: { data: data }", ...enveloped, '        "204": { description: None. }'],
    },
  },
  "extension-member": {
    title: "An extension has no such member",
    explain:
      "The members of x-pagination, x-external-id and the others are told in docs/documents.md. A misspelt one would be ignored silently.",
    example: {
      before: [...list, "      x-pagination: { style: page, page: page, size: 20 }"],
      after: [...list, "      x-pagination: { style: page, page: page }"],
    },
  },
  "external-id-invalid": {
    title: "x-external-id names something that the document does not have",
    explain:
      "It says which operations create, look up and update a record that you know by an identifier of your own. What they are called, and what they answer, must " +
      "be in the document.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        "    post: { operationId: createPet, x-external-id: { field: external_id, lookup: findPet } }",
      ],
      after: ["paths:", "  /pets:", "    post: { operationId: createPet }"],
    },
  },
  "flavor-invalid": {
    title: "x-flavor names no flavour of a string",
    explain:
      "A flavour keeps identifiers of one kind from being given for those of another. It stands on a string, and its name is in PascalCase.",
    example: {
      before: [
        "components: { schemas: { Pet: { type: object, properties: { id: { type: string, x-flavor: pet_id } } } } }",
      ],
      after: [
        "components: { schemas: { Pet: { type: object, properties: { id: { type: string, x-flavor: PetId } } } } }",
      ],
    },
  },
  "given-name-invalid": {
    title: "x-name cannot be a name in TypeScript",
    explain: "It is an identifier that means nothing else in TypeScript or in the client.",
    example: {
      before: ["paths: { /pets: { get: { x-name: list-pets } } }"],
      after: ["paths: { /pets: { get: { x-name: listPets } } }"],
    },
  },
  "idempotency-key-invalid": {
    title: "x-idempotency-key names no header that a key can be sent in",
    explain:
      "It stands on an operation that changes something, and names a header parameter of it that is a string.",
    example: {
      before: [
        "paths: { /pets: { post: { operationId: createPet, x-idempotency-key: Idempotency-Key } } }",
      ],
      after: [
        "paths:",
        "  /pets:",
        "    post:",
        "      operationId: createPet",
        "      x-idempotency-key: Idempotency-Key",
        "      parameters: [{ name: Idempotency-Key, in: header, schema: { type: string } }]",
      ],
    },
  },
  "pagination-invalid": {
    title: "x-pagination does not fit its operation",
    explain:
      "It says how a list is paged: the parameter that asks for a page, and the property of the answer that tells whether there are more. The operation must have both.",
    example: {
      before: [...list, "      x-pagination: { style: page, page: number }"],
      after: [...list, "      x-pagination: { style: page, page: page }"],
    },
  },
  "webhook-signature-invalid": {
    title: "x-webhook-signature is no scheme that can be verified",
    explain:
      "Webhooks that are signed after Standard Webhooks are verified: x-webhook-signature: standard-webhooks. There is no other scheme, but none.",
    example: {
      before: [
        "x-webhook-signature: hmac",
        "webhooks: { petAdded: { post: { operationId: petAdded } } }",
      ],
      after: [
        "x-webhook-signature: standard-webhooks",
        "webhooks: { petAdded: { post: { operationId: petAdded } } }",
      ],
    },
  },
};
