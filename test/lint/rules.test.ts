import { describe, expect, test } from "vitest";
import { rules } from "../../src/lint/rules.js";
import {
  carefulDocument,
  create,
  findingsIn,
  json,
  list,
  merge,
  plainDocument,
  ref,
  schemas,
  thing,
  type Part,
} from "./documents.js";

interface Case {
  /** The document to begin with. Default: the plain one. */
  from?: Part;
  /** A change that makes the rule speak, and where it then points. */
  wrong: Part;
  at: string;
  /** A change that is near to it and fine. */
  right: Part;
}

const integers = (name: string): Part => ({ name, in: "query", schema: { type: "integer" } });
const sized = (size: Part): Part => schemas({ ThingCreate: { properties: { size } } });
const width = { type: "object", properties: { width: { type: "number" } } };
const described = (description: string): Part => ({
  components: { securitySchemes: { Key: { description } } },
});

const cases: Record<string, Case> = {
  "component-unused": {
    // Two that only refer to each other are not used either.
    wrong: schemas({
      Left: { properties: { right: ref("Right") } },
      Right: { properties: { left: ref("Left") } },
    }),
    at: "#/components/schemas/Left",
    right: schemas({
      Pet: { type: "object", discriminator: { propertyName: "kind" } },
      Cat: { allOf: [ref("Pet")], properties: { kind: { type: "string" } } },
      Thing: { properties: { pet: ref("Pet") } },
    }),
  },
  "document-incomplete": {
    wrong: { info: { version: undefined } },
    at: "#/info/version",
    right: { paths: undefined },
  },
  "error-undeclared": {
    from: carefulDocument,
    wrong: list({ responses: { 403: undefined } }),
    at: "#/paths/~1things/get/responses",
    right: list({ responses: { 403: undefined, "4XX": { description: "Something is wrong." } } }),
  },
  "evidence-form": {
    from: carefulDocument,
    wrong: schemas({
      Thing: { "x-evidence": { is: "unknown", note: "Whether it is null", "and more": null } },
    }),
    at: "#/components/schemas/Thing/x-evidence/and more",
    right: schemas({
      Thing: {
        "x-evidence": { is: "unknown", note: "Whether it is null, and more." },
        // What is in an example is data.
        examples: [{ id: "1", "x-evidence": { is: "nonsense" } }],
      },
    }),
  },
  "evidence-missing": {
    wrong: schemas({ Thing: { "x-evidence": { is: "documented", page: "things" } } }),
    at: "#",
    right: {},
  },
  "evidence-note": {
    from: carefulDocument,
    wrong: list({ "x-evidence": { is: "inferred", page: "things" } }),
    at: "#/paths/~1things/get/x-evidence",
    right: list({ "x-evidence": { is: "inferred", note: "From the other list." } }),
  },
  "example-invalid": {
    wrong: list({
      responses: {
        200: {
          content: {
            "application/json": {
              examples: { one: { value: [{ id: "1" }] }, two: { value: [{ id: 2 }] } },
            },
          },
        },
      },
    }),
    at: "#/paths/~1things/get/responses/200/content/application~1json/examples/two/value",
    // What is only written is not missing from an example of what is read.
    right: merge(
      list({
        responses: { 200: { content: { "application/json": { example: [{ id: "1" }] } } } },
      }),
      schemas({
        Thing: {
          required: ["id", "secret"],
          properties: { secret: { type: "string", writeOnly: true } },
        },
      }),
    ),
  },
  "extension-misplaced": {
    wrong: list({ "x-pagnation": { style: "page", page: "page" } }),
    at: "#/paths/~1things/get/x-pagnation",
    right: merge(list({ "x-team": "things" }), thing({ "x-pagnation": { type: "string" } })),
  },
  "int64-unsafe": {
    wrong: thing({ count: { type: "integer", format: "int64" } }),
    at: "#/components/schemas/Thing/properties/count",
    right: thing({
      count: { type: "integer", format: "int64", minimum: 0, maximum: 2 ** 53 - 1 },
      size: { type: "integer" },
      key: { type: "string", format: "int64" },
    }),
  },
  "left-out": {
    wrong: list({ requestBody: { ...json({ type: "string" }), required: true } }),
    at: "#/paths/~1things/get/requestBody",
    right: {},
  },
  mended: {
    wrong: { paths: { "/things": { post: { operationId: "listThings" } } } },
    at: "#/paths/~1things/post/operationId",
    right: {},
  },
  "not-generatable": {
    wrong: list({ "x-pagination": { style: "page", page: "page" } }),
    at: "#/paths/~1things/get/x-pagination/page",
    right: list({ "x-pagination": { style: "page", page: "color" } }),
  },
  "operation-id-missing": {
    wrong: list({ operationId: undefined }),
    at: "#/paths/~1things/get",
    right: {},
  },
  "operation-name": {
    from: carefulDocument,
    wrong: list({ operationId: "thingsList" }),
    at: "#/paths/~1things/get/operationId",
    right: list({ operationId: "exportThings" }),
  },
  "pagination-undeclared": {
    wrong: list({ parameters: [integers("page"), integers("limit")] }),
    at: "#/paths/~1things/get",
    // A list that can be made shorter is not one that can be gone on with.
    right: list({ parameters: [integers("limit")] }),
  },
  "pattern-unchecked": {
    wrong: schemas({ Thing: { patternProperties: { "^(?!x-)": { type: "string" } } } }),
    at: "#/components/schemas/Thing/patternProperties/^(?!x-)",
    right: thing({ key: { type: "string", pattern: "^(a+)+$" } }),
  },
  "request-composed": {
    from: carefulDocument,
    wrong: merge(
      create({ requestBody: json({ allOf: [ref("ThingCreate"), ref("Extra")], $ref: undefined }) }),
      schemas({ Extra: { ...width, additionalProperties: false } }),
    ),
    at: "#/paths/~1things/post/requestBody/content/application~1json/schema",
    right: schemas({ Thing: { oneOf: [{ required: ["id"] }, { required: ["name"] }] } }),
  },
  "request-open": {
    from: carefulDocument,
    wrong: sized(width),
    at: "#/components/schemas/ThingCreate/properties/size",
    right: sized({ ...width, additionalProperties: false }),
  },
  "schema-name": {
    from: carefulDocument,
    wrong: schemas({
      Document: { type: "object" },
      Thing: { properties: { document: ref("Document") } },
    }),
    at: "#/components/schemas/Document",
    right: schemas({
      ThingDocument: { type: "object" },
      Thing: { properties: { document: ref("ThingDocument") } },
    }),
  },
  "scope-missing": {
    from: carefulDocument,
    wrong: list({ security: undefined }),
    at: "#/paths/~1things/get",
    right: list({ security: [] }),
  },
  "scope-unknown": {
    from: carefulDocument,
    wrong: list({ security: [{ Key: ["thing:read"] }] }),
    at: "#/paths/~1things/get/security/0",
    right: merge(described("Scopes are agreed by letter."), list({ security: [{ Key: ["any"] }] })),
  },
  "server-elsewhere": {
    from: carefulDocument,
    wrong: list({ servers: [{ url: "https://elsewhere.example/v1" }] }),
    at: "#/paths/~1things/get/servers/0",
    right: list({ servers: [{ url: "/v2" }] }),
  },
};

test("every rule has a case", () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
});

test.each([
  ["plain", plainDocument],
  ["careful", carefulDocument],
])("the %s document has no findings", async (_, document) => {
  expect(await findingsIn(document)).toEqual([]);
});

describe.each(Object.entries(cases))("%s", (id, { from = plainDocument, wrong, at, right }) => {
  test("speaks where something is wrong", async () => {
    const found = (await findingsIn(merge(from, wrong))).filter((finding) => finding.id === id);
    expect(found.map(({ pointer }) => pointer)).toContain(at);
    for (const { message, todo, place } of found) {
      expect(message).toMatch(/\S/);
      expect(todo).toMatch(/\S/);
      expect(place.line).toBeGreaterThan(0);
    }
  });

  test("says nothing where all is well", async () => {
    const found = await findingsIn(merge(from, right));
    expect(found.filter((finding) => finding.id === id)).toEqual([]);
  });
});

test.each([
  "error-undeclared",
  "operation-name",
  "request-composed",
  "request-open",
  "schema-name",
  "scope-missing",
])("%s is asked only of a document that keeps its evidence", async (id) => {
  const document = merge(carefulDocument, { ...cases[id]?.wrong, "x-evidence": undefined });
  expect((await findingsIn(document)).map((finding) => finding.id)).not.toContain(id);
});

test("errors that the kind of an operation can answer with: 404, 429", async () => {
  const header = { "X-RateLimit-Remaining": { schema: { type: "integer" } } };
  const parameter = { name: "thingId", in: "path", required: true, schema: { type: "string" } };
  const changes = [
    list({ responses: { 200: { headers: header } } }),
    {
      paths: {
        "/things/{thingId}": {
          get: {
            operationId: "getThing",
            security: [{ Key: ["things:read"] }],
            parameters: [parameter],
            responses: {
              200: json(ref("Thing")),
              401: { description: "" },
              403: { description: "" },
            },
          },
        },
      },
    },
  ];
  const found = await findingsIn(changes.reduce(merge, carefulDocument));
  expect(found.map(({ message }) => message.split(",")[0]).sort()).toEqual([
    "createThing does not declare a 429",
    "getThing does not declare a 404",
    "getThing does not declare a 429",
    "listThings does not declare a 429",
  ]);
});

test("examples of a parameter or a header that is written in a media type", async () => {
  const schema = { type: "object", properties: { z: { type: "integer", default: "q" } } };
  const media = { schema, example: { z: "q" }, examples: { one: { value: { z: 1 } } } };
  const content = { "application/json": media };
  // Of text, the example is what is sent.
  const text = { "text/plain": { schema: { type: "integer" }, example: "1" } };
  const found = await findingsIn(
    merge(
      plainDocument,
      list({
        parameters: [
          { name: "filter", in: "query", content },
          { name: "count", in: "query", content: text },
        ],
        responses: { 200: { headers: { "X-Facts": { content } } } },
      }),
    ),
  );
  const get = "#/paths/~1things/get";
  expect(found.map(({ pointer }) => pointer).sort()).toEqual(
    [`${get}/parameters/0`, `${get}/responses/200/headers/X-Facts`].flatMap((owner) => [
      `${owner}/content/application~1json/example`,
      `${owner}/content/application~1json/schema/properties/z/default`,
    ]),
  );
});

test("what several operations share is found once", async () => {
  const shared = {
    Count: {
      name: "count",
      in: "query",
      example: "one",
      schema: { type: "integer", format: "int64", example: "two", pattern: "^(?!a)" },
    },
  };
  const parameters = [{ $ref: "#/components/parameters/Count" }];
  const document = [list({ parameters }), create({ parameters })].reduce(
    merge,
    merge(plainDocument, { components: { parameters: shared } }),
  );
  const found = await findingsIn(document);
  expect(found.map(({ id }) => id).sort()).toEqual([
    ...["example-invalid", "example-invalid", "int64-unsafe", "pattern-unchecked"],
  ]);
  expect(found.flatMap(({ others }) => others)).toEqual([]);
});

// OpenAPI 3.0.4, section 4.7.24: null beside a union is read as a union around it, which has no place.
test.each(["oneOf", "anyOf"])(
  "a finding in a variant of a nullable %s stands at the variant",
  async (key) => {
    const variants = [
      { type: "string", example: 1 },
      { type: "integer", example: "b" },
    ];
    const nullable = merge(plainDocument, thing({ size: { nullable: true, [key]: variants } }));
    const found = await findingsIn(merge(nullable, { openapi: "3.0.4" }));
    expect(found.map(({ pointer }) => pointer)).toEqual([
      expect.stringMatching(new RegExp(`/properties/size/${key}/0/example$`)),
      expect.stringMatching(new RegExp(`/properties/size/${key}/1/example$`)),
    ]);
    expect(new Set(found.map(({ place }) => place.line)).size).toBe(2);
  },
);

test("integers beyond 2^53 are one finding with all their places", async () => {
  const count = { type: "integer", format: "int64" };
  const [finding] = await findingsIn(merge(plainDocument, thing({ a: count, b: count, c: count })));
  expect(finding?.message).toContain("3 integers");
  expect(finding?.others).toHaveLength(2);
});

describe("patterns", () => {
  const keyed = (pattern: string, example: unknown): Part =>
    merge(plainDocument, thing({ key: { type: "string", pattern, example } }));
  const idsIn = async (document: Part): Promise<string[]> =>
    (await findingsIn(document)).map(({ id }) => id);

  test("that JavaScript would take forever for are checked all the same", async () => {
    expect(await idsIn(keyed("^(a+)+$", `${"a".repeat(45)}!`))).toEqual(["example-invalid"]);
    expect(await idsIn(keyed("^(a+)+$", "a".repeat(45)))).toEqual([]);
  });

  test.each(["^(?=.*\\d).+$", "[[:alpha:]]"])(
    "that cannot be read are told, and what is beside them is checked: %s",
    async (pattern) => {
      expect(await idsIn(keyed(pattern, "a"))).toEqual(["pattern-unchecked"]);
      expect((await idsIn(keyed(pattern, 1))).sort()).toEqual([
        "example-invalid",
        "pattern-unchecked",
      ]);
    },
  );

  test("that cannot be read refuse nothing, wherever they stand", async () => {
    const costly = { type: "string", pattern: "^(?!a)" };
    const schema = {
      example: { b: "b" },
      not: { properties: { b: costly } },
      patternProperties: { "^(?!c)": { type: "integer" } },
      additionalProperties: false,
      oneOf: [{ properties: { b: costly } }, { properties: { b: costly }, required: ["b"] }],
    };
    const document = merge(plainDocument, thing({ whole: { type: "object", ...schema } }));
    expect(new Set(await idsIn(document))).toEqual(new Set(["pattern-unchecked"]));
  });
});
