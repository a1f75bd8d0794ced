import type { Example } from "../findings/explained.js";
import type { VerifyRuleId } from "./rule-id.js";

/** By rule: an operation that is asked with GET, what the API did, and the operation or the API corrected. */
export const verifyExamples: Readonly<Record<VerifyRuleId, Example>> = {
  "answer-invalid": {
    before: answering("{ type: object, properties: { name: { type: string, minLength: 1 } } }"),
    seen: seen({ body: '{ name: "" }' }),
    after: seen({ body: "{ name: Rex }" }),
  },
  "broken-accepted": {
    before: [
      "parameters: [{ name: sort, in: query, schema: { type: string, enum: [name] } }]",
      ...answering("{ type: array, items: { type: string } }"),
    ],
    seen: seen({ request: "GET /pets?sort=colour", body: "[Rex]" }),
    after: [
      "parameters: [{ name: sort, in: query, schema: { type: string } }]",
      ...answering("{ type: array, items: { type: string } }"),
    ],
  },
  "format-differs": {
    before: answering("{ type: object, properties: { born: { type: string, format: date } } }"),
    seen: seen({ body: "{ born: 1.1.2020 }" }),
    after: answering("{ type: object, properties: { born: { type: string } } }"),
  },
  "header-missing": {
    before: [
      "responses:",
      '  "200":',
      "    description: Pets.",
      "    headers: { X-Total: { required: true, schema: { type: integer } } }",
    ],
    seen: seen({ headers: "{ content-type: text/plain }" }),
    after: seen({ headers: "{ content-type: text/plain, x-total: 12 }" }),
  },
  "media-type-undeclared": {
    before: answering("{ type: string }"),
    seen: seen({ headers: "{ content-type: text/plain }" }),
    after: [
      "responses:",
      '  "200":',
      "    description: Pets.",
      "    content: { text/plain: { schema: { type: string } } }",
    ],
  },
  "missing-after-all": {
    before: answering("{ type: object, required: [name], properties: { name: { type: string } } }"),
    seen: seen({ body: "{}" }),
    after: answering("{ type: object, properties: { name: { type: string } } }"),
  },
  "never-documented": {
    before: answering("{ type: object, properties: { name: { type: string } } }"),
    seen: seen({ body: "{ name: Rex, legs: 4 }" }),
    after: answering(
      "{ type: object, properties: { name: { type: string }, legs: { type: integer } } }",
    ),
  },
  "never-seen": {
    before: answering(
      "{ type: object, properties: { name: { type: string }, nick: { type: string } } }",
    ),
    seen: ["# Ten times or more:", ...seen({ body: "{ name: Rex }" })],
    after: answering("{ type: object, properties: { name: { type: string } } }"),
  },
  "null-after-all": {
    before: answering("{ type: object, properties: { name: { type: string } } }"),
    seen: seen({ body: "{ name: null }" }),
    after: answering('{ type: object, properties: { name: { type: [string, "null"] } } }'),
  },
  "server-failed": {
    before: [
      "parameters: [{ name: owner, in: query, required: true, schema: { type: string } }]",
      ...answering("{ type: array, items: { type: string } }"),
    ],
    seen: seen({ status: 500 }),
    after: seen({ status: 400 }),
  },
  "status-undeclared": {
    before: ["responses:", '  "200": { description: Pets. }'],
    seen: seen({ status: 410 }),
    after: [
      "responses:",
      '  "200": { description: Pets. }',
      '  "410": { description: There are no pets any more. }',
    ],
  },
  "type-differs": {
    before: answering("{ type: object, properties: { age: { type: integer } } }"),
    seen: seen({ body: "{ age: 2.5 }" }),
    after: answering("{ type: object, properties: { age: { type: number } } }"),
  },
  "valid-refused": {
    before: [
      "parameters: [{ name: owner, in: query, schema: { type: string } }]",
      ...answering("{ type: array, items: { type: string } }"),
    ],
    seen: seen({ status: 400 }),
    after: [
      "parameters: [{ name: owner, in: query, required: true, schema: { type: string } }]",
      ...answering("{ type: array, items: { type: string } }"),
    ],
  },
  "value-new": {
    before: answering(
      "{ type: object, properties: { kind: { type: string, enum: [cat], x-public: true } } }",
    ),
    seen: seen({ body: "{ kind: dog }" }),
    after: answering(
      "{ type: object, properties: { kind: { type: string, enum: [cat, dog], x-public: true } } }",
    ),
  },
};

/** The responses of an operation that answers JSON of this schema. */
function answering(schema: string): string[] {
  return [
    "responses:",
    '  "200":',
    "    description: What was asked for.",
    "    content:",
    "      application/json:",
    `        schema: ${schema}`,
  ];
}

interface Seen {
  request?: string;
  status?: number;
  headers?: string;
  body?: string;
}

/** One request and its answer. */
function seen({ request = "GET /pets", status = 200, headers, body }: Seen): string[] {
  const members = [
    `status: ${status}`,
    ...(headers === undefined ? [] : [`headers: ${headers}`]),
    ...(body === undefined ? [] : [`body: ${body}`]),
  ];
  return [`request: ${request}`, `answer: { ${members.join(", ")} }`];
}
