import { describe, expect, test } from "vitest";
import { model } from "../../src/model/model.js";
import { modelsByName } from "../../src/model/schema/references.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { createValidator } from "../../src/values/validator.js";
import { compileConsumers, generateClient } from "./consumer-compiler.js";
import { documentOf } from "./documents.js";
import { found, withOperation } from "./found.js";

/** A document whose `Thing` says so of properties that it does not name. */
function thing(additionalProperties: Json): JsonObject {
  const schema: JsonObject = {
    type: "object",
    properties: { name: { type: "string" } },
    additionalProperties,
  };
  const content: JsonObject = {
    "application/json": { schema: { $ref: "#/components/schemas/Thing" } },
  };
  const operation = {
    requestBody: { content },
    responses: { "200": { description: "Fine", content } },
  };
  const schemas = { Thing: schema, Nothing: false, Anything: { description: "All of it" } };
  return withOperation(operation, { components: { schemas } });
}

const nothing: JsonObject[] = [
  { not: {} },
  { not: { description: "nothing else" } },
  { description: "nothing else", not: { title: "Any", example: 1 } },
  { $ref: "#/components/schemas/Nothing" },
  { allOf: [{ type: "string" }, { $ref: "#/components/schemas/Nothing" }] },
  { anyOf: [{ not: {} }, { $ref: "#/components/schemas/Nothing" }] },
];
const anything: JsonObject[] = [
  {},
  { description: "whatever", example: 1 },
  { $ref: "#/components/schemas/Anything" },
  { allOf: [{ $ref: "#/components/schemas/Anything" }, { title: "Any" }] },
  { not: { $ref: "#/components/schemas/Nothing" } },
];

async function clientOf(document: JsonObject): Promise<ReadonlyMap<string, string>> {
  return generateClient(model(documentOf(document)).api);
}

describe.each([
  { word: "nothing", first: false, spellings: nothing, isClosed: true },
  { word: "anything", first: true, spellings: anything, isClosed: false },
])("what is not named may be $word", ({ first, spellings, isClosed }) => {
  test.each(spellings)("%j", async (spelling) => {
    expect(found(thing(first), thing(spelling))).toEqual([]);
    expect(found(thing(spelling), thing(first))).toEqual([]);
    expect(await clientOf(thing(spelling))).toEqual(await clientOf(thing(first)));
    const { models } = model(documentOf(thing(spelling))).api;
    const schema = models.find(({ name }) => name === "Thing")?.schema ?? {};
    const value = { name: "a", other: 1 };
    const accepted = createValidator(modelsByName(models)).accepts(schema, value, "read");
    expect(accepted).toBe(!isClosed);
  });
});

test("a property that is not named does not compile where an object is closed", async () => {
  const consumer = (expectation: string): string =>
    `import type { Thing } from "./client/index.js";\n${expectation}\nexport const thing: Thing = { name: "a", other: 1 };`;
  for (const [spelling, expectation] of [
    [nothing[1], "// @ts-expect-error closed"],
    [anything[1], ""],
  ] as const) {
    const client = await clientOf(thing(spelling ?? {}));
    const complaints = compileConsumers(new Map([["a.ts", consumer(expectation)]]), client);
    expect([...complaints.values()].flat()).toEqual([]);
  }
});
