import type { OperationProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";
import { parameterProblems } from "./parameters.js";

export const operationProblems: Explanations<OperationProblem> = {
  ...parameterProblems,
  "body-unsendable": {
    title: "A request has a body that cannot be sent",
    explain:
      "fetch sends no body with GET and HEAD, and without a media type nobody knows what a body is. The client leaves it out.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        "    get:",
        "      operationId: findPets",
        "      requestBody: { content: { application/json: { schema: { type: object, properties: { name: {} } } } } }",
      ],
      after: [
        "paths:",
        "  /pets/search:",
        "    post:",
        "      operationId: findPets",
        "      requestBody: { content: { application/json: { schema: { type: object, properties: { name: {} } } } } }",
      ],
    },
  },
  "form-without-fields": {
    title: "A form has no fields",
    explain:
      "The fields of a form are the properties of the object that its schema describes. A schema of another type has none, so that the " +
      "client cannot tell what to send.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        "    post:",
        "      requestBody: { content: { multipart/form-data: { schema: { type: string } } } }",
      ],
      after: [
        "paths:",
        "  /pets:",
        "    post:",
        "      requestBody:",
        "        content:",
        "          multipart/form-data:",
        "            schema: { type: object, properties: { photo: { type: string, format: binary } } }",
      ],
    },
  },
  "media-type-invalid": {
    title: "A key of `content` is not a media type",
    explain:
      "A media type is a type and a subtype, such as application/json (RFC 9110, 8.3.1). Anything else is left out.",
    example: {
      before: ["paths:", "  /pets:", "    post: { requestBody: { content: { json: {} } } }"],
      after: [
        "paths:",
        "  /pets:",
        "    post: { requestBody: { content: { application/json: {} } } }",
      ],
    },
  },
  "method-invalid": {
    title: "A method is in the wrong place, or is not a method",
    explain:
      "`additionalOperations` (OpenAPI 3.2) is for methods that a path has no field for, spelled as they are sent. A method is a word of " +
      "letters (RFC 9110, 9.1).",
    example: {
      before: [
        "openapi: 3.2.0",
        "paths:",
        "  /pets:",
        "    additionalOperations: { PATCH: { operationId: patchPets } }",
      ],
      after: ["openapi: 3.2.0", "paths:", "  /pets:", "    patch: { operationId: patchPets }"],
    },
  },
  "method-unsendable": {
    title: "fetch does not send this method",
    explain:
      "CONNECT, TRACE and TRACK are forbidden methods of the Fetch Standard, and of methods that are not registered, some runtimes " +
      "make others. The operation is left out, or refused where it cannot be sent.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        "    get: { operationId: listPets }",
        "    trace: { operationId: tracePets }",
      ],
      after: ["paths:", "  /pets:", "    get: { operationId: listPets }"],
    },
  },
  "name-taken": {
    title: "Two things would have one name",
    explain:
      "Functions are camelCase and types PascalCase, so that two spellings can become one name. The second gets a suffix: it works, but is not a good name.",
    example: {
      before: [
        "components:",
        "  schemas:",
        "    pet_food: { type: object }",
        "    PetFood: { type: object }",
      ],
      after: [
        "components:",
        "  schemas:",
        "    PetFoodOrder: { type: object }",
        "    PetFood: { type: object }",
      ],
    },
  },
  "operation-id-twice": {
    title: "Two operations have the same operationId",
    explain:
      "An operationId is unique (OpenAPI 3.1, 4.8.10), since functions are named after it. The second operation is named after its method and path.",
    example: {
      before: [
        "paths:",
        "  /pets: { get: { operationId: listPets } }",
        "  /cats: { get: { operationId: listPets } }",
      ],
      after: [
        "paths:",
        "  /pets: { get: { operationId: listPets } }",
        "  /cats: { get: { operationId: listCats } }",
      ],
    },
  },
  "operation-not-object": {
    title: "A method of a path describes no operation",
    explain: "An operation is an object, and may be empty. Anything else in its place is left out.",
    example: {
      before: ["paths:", "  /pets: { get: listPets, post: {} }"],
      after: ["paths:", "  /pets: { get: { operationId: listPets }, post: {} }"],
    },
  },
  "part-unsupported": {
    title: "A part of a form is not sent as it is described",
    explain:
      "Parts of a form are sent by FormData: each with its name and its content type, and no other headers. Objects are sent as JSON, and every multipart type " +
      "as form-data.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        "    post:",
        "      requestBody:",
        "        content:",
        "          multipart/mixed:",
        "            schema: { type: object, properties: { photo: { type: string, format: binary } } }",
      ],
      after: [
        "paths:",
        "  /pets:",
        "    post:",
        "      requestBody:",
        "        content:",
        "          multipart/form-data:",
        "            schema: { type: object, properties: { photo: { type: string, format: binary } } }",
      ],
    },
  },
  "path-invalid": {
    title: "A path is not written correctly",
    explain: "A path begins with a slash, and each brace that opens is closed around a name.",
    example: {
      before: ["paths:", "  pets: { get: { operationId: listPets } }"],
      after: ["paths:", "  /pets: { get: { operationId: listPets } }"],
    },
  },
  "path-item-ambiguous": {
    title: "A path and what it refers to say the same thing twice",
    explain:
      "OpenAPI leaves open which of the two counts. Here it is the one beside the $ref; another tool may take the other.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        '    $ref: "#/components/pathItems/Pets"',
        "    get: { operationId: listPets }",
        "components:",
        "  pathItems: { Pets: { get: { operationId: listAllPets } } }",
      ],
      after: [
        "paths:",
        '  /pets: { $ref: "#/components/pathItems/Pets" }',
        "components:",
        "  pathItems: { Pets: { get: { operationId: listPets } } }",
      ],
    },
  },
  "paths-alike": {
    title: "Two paths match the same requests",
    explain:
      "Paths that differ only in the names of their parameters are identical (OpenAPI 3.1, 4.8.8.1), and a server cannot tell them apart.",
    example: {
      before: [
        "paths:",
        "  /pets/{id}: { parameters: [{ name: id, in: path, required: true, schema: {} }], get: {} }",
        "  /pets/{name}: { parameters: [{ name: name, in: path, required: true, schema: {} }], put: {} }",
      ],
      after: [
        "paths:",
        "  /pets/{id}: { parameters: [{ name: id, in: path, required: true, schema: {} }], get: {}, put: {} }",
      ],
    },
  },
  "security-incomplete": {
    title: "A scheme of an API key does not say where the key goes",
    explain:
      "The key is sent in a header, a query parameter or a cookie of a name; without both it cannot be sent at all.",
    example: {
      before: [
        "paths: { /pets: { get: {} } }",
        "components: { securitySchemes: { key: { type: apiKey, in: header } } }",
      ],
      after: [
        "paths: { /pets: { get: {} } }",
        "components: { securitySchemes: { key: { type: apiKey, in: header, name: X-API-Key } } }",
      ],
    },
  },
  "security-unknown": {
    title: "An operation needs a security scheme that is not declared",
    explain:
      "A name under `security` is that of a scheme under components.securitySchemes, which says how the caller proves who it is.",
    example: {
      before: ["paths: { /pets: { get: { security: [{ key: [] }] } } }"],
      after: [
        "paths: { /pets: { get: { security: [{ key: [] }] } } }",
        "components: { securitySchemes: { key: { type: http, scheme: bearer } } }",
      ],
    },
  },
  "security-unsent": {
    title: "The client cannot send these credentials itself",
    explain:
      "API keys, bearer tokens, basic authentication and OAuth 2 are sent by the client. For anything else, such as mutual TLS, whoever makes the " +
      "client gives it a `fetch` or a middleware that does it.",
    example: {
      before: [
        "paths: { /pets: { get: { security: [{ signed: [] }] } } }",
        "components: { securitySchemes: { signed: { type: http, scheme: hoba } } }",
      ],
      after: [
        "paths: { /pets: { get: { security: [{ key: [] }] } } }",
        "components: { securitySchemes: { key: { type: http, scheme: bearer } } }",
      ],
    },
  },
  "server-unusable": {
    title: "The URL of a server cannot be a base URL",
    explain: "Paths are joined to it, so it is http or https and has no user, query or fragment.",
    example: {
      before: ["servers: [{ url: https://api.example.com?v=1 }]", "paths: { /pets: { get: {} } }"],
      after: ["servers: [{ url: https://api.example.com/v1 }]", "paths: { /pets: { get: {} } }"],
    },
  },
  "status-invalid": {
    title: "The key of a response is not a status",
    explain:
      "Keys are three digits such as 404, a range such as 4XX, or default (OpenAPI 3.1, 4.8.16).",
    example: {
      before: ["paths: { /pets: { get: { responses: { ok: { description: Pets. } } } } }"],
      after: ['paths: { /pets: { get: { responses: { "200": { description: Pets. } } } } }'],
    },
  },
};
