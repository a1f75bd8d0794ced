import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const text: JsonObject = { type: "string" };
const xml = "application/xml";

/** A document that answers with the schema of a model. */
function answer(schema: JsonObject, type = xml, name = "Pet"): JsonObject {
  const content = { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
  return withOperation(
    { responses: { "200": { description: "", content } } },
    { components: { schemas: { [name]: schema } } },
  );
}

const pet = (name: JsonObject, own?: JsonObject): JsonObject => ({
  type: "object",
  properties: { name: { ...text, ...name } },
  ...(own && { xml: own }),
});
const list = (own: JsonObject, items: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: { tags: { type: "array", items: { ...text, ...items }, xml: own } },
});
const as = (form: JsonObject): JsonObject => ({ xml: form });

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["another name", pet(as({ name: "n" })), pet(as({ name: "m" })), ["xml breaking"]],
  ["a name of its own", pet({}), pet(as({ name: "n" })), ["xml breaking"]],
  ["the name it has anyway", pet({}), pet(as({ name: "name" })), []],
  ["an attribute", pet({}), pet(as({ attribute: true })), ["xml breaking"]],
  ["no attribute, as is assumed", pet({}), pet(as({ attribute: false })), []],
  ["a namespace", pet({}), pet(as({ namespace: "https://a.test" })), ["xml breaking"]],
  [
    "another prefix of a namespace",
    pet(as({ namespace: "https://a.test", prefix: "a" })),
    pet(as({ namespace: "https://a.test", prefix: "b" })),
    ["xml risky"],
  ],
  ["a prefix alone", pet(as({ prefix: "a" })), pet(as({ prefix: "b" })), ["xml breaking"]],
  ["another root", pet({}, { name: "a" }), pet({}, { name: "b" }), ["xml breaking"]],
  ["a root of its own", pet({}), pet({}, { name: "b" }), ["xml breaking"]],
  ["the root's own name", pet({}), pet({}, { name: "Pet" }), []],
  ["a list that is wrapped", list({}), list({ wrapped: true }), ["xml breaking"]],
  ["the name of a list without a wrapper", list({ name: "a" }), list({ name: "b" }), []],
  [
    "the name of a wrapper",
    list({ wrapped: true, name: "a" }),
    list({ wrapped: true, name: "b" }),
    ["xml breaking"],
  ],
  ["the name of items", list({}, as({ name: "a" })), list({}, as({ name: "b" })), ["xml breaking"]],
])("the form of XML: %s", (...[, before, after, findings]) => {
  expect(found(answer(before), answer(after))).toEqual(findings);
  expect(found(answer(before, "application/json"), answer(after, "application/json"))).toEqual([]);
});

test("the root element is called as its model", () => {
  const renamed = (type: string): string[] =>
    found(answer(pet({}), type), answer(pet({}), type, "Animal"));
  expect(renamed(xml)).toEqual(["xml breaking", "model-name safe"]);
  expect(renamed("application/json")).toEqual(["model-name safe"]);
});
