import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const ok = (schema: JsonObject): JsonObject => ({ "200": { description: "", ...json(schema) } });
const nothing: JsonObject = { "204": { description: "" } };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const paths = (all: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: all,
  ...more,
});

const twins = (first: string, second: string): JsonObject =>
  paths({
    "/r/{id}": { get: { operationId: "byId", responses: ok({ type: first }) } },
    "/r/{name}": { get: { operationId: "byName", responses: ok({ type: second }) } },
  });
const renamed = (name: string): JsonObject =>
  paths({ [`/r/{${name}}`]: { get: { responses: ok({ type: "string" }) } } });

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["the first", twins("string", "string"), twins("integer", "string"), ["type breaking"]],
  ["the second", twins("string", "string"), twins("string", "integer"), ["type breaking"]],
  [
    "one of them is gone",
    twins("string", "string"),
    paths({ "/r/{id}": { get: { operationId: "byId", responses: ok({ type: "string" }) } } }),
    ["operation-removed breaking"],
  ],
  ["another name for a parameter", renamed("id"), renamed("key"), ["operation-name safe"]],
])("paths of one shape are several: %s", (...[, before, after, findings]) => {
  expect(found(before, after)).toEqual(findings);
});

const at = (url: string | undefined, path: string): JsonObject =>
  paths(
    { [path]: { get: { operationId: "a", tags: ["t"], responses: nothing } } },
    url === undefined ? {} : { servers: [{ url }] },
  );

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["a server has less of it", at("https://a.test/v1", "/p"), at("https://a.test", "/v1/p"), []],
  [
    "a slash at the end of a server",
    at("https://a.test/v1", "/p"),
    at("https://a.test/v1/", "/p"),
    [],
  ],
  ["the case of a host", at("https://A.test", "/p"), at("HTTPS://a.TEST:443", "/p"), []],
  ["the server of no server", at(undefined, "/p"), at("/", "/p"), []],
  ["another path", at("/v1", "/p"), at("/v1", "/q"), ["operation-moved breaking"]],
  [
    "another path and another server",
    at("/v1", "/p"),
    at("/v2", "/q"),
    ["operation-moved breaking", "server risky", "server safe"],
  ],
  ["the case of a path", at("/v1", "/p"), at("/V1", "/p"), ["server risky", "server safe"]],
])("where an operation is: %s", (...[, before, after, findings]) => {
  expect(found(before, after).sort()).toEqual(findings);
});

const pets = (
  cat: JsonObject,
  more: { use?: JsonObject; mapping?: JsonObject } = {},
): JsonObject => {
  const { use = { requestBody: json(ref("Pet")), responses: nothing }, mapping } = more;
  const kind = { kind: { type: "string" } };
  const discriminator = { propertyName: "kind", ...(mapping && { mapping }) };
  const schemas = {
    Pet: { type: "object", properties: kind, required: ["kind"], discriminator },
    Cat: { allOf: [ref("Pet"), { type: "object", ...cat }] },
    Siamese: { allOf: [ref("Cat"), { type: "object", properties: { point: { type: "string" } } }] },
  };
  return withOperation(use, { components: { schemas } });
};
const claws = (schema: JsonObject): JsonObject => ({ properties: { claws: schema } });
const answered = { use: { responses: ok(ref("Pet")) } };
const listed = { use: { responses: ok({ type: "array", items: ref("Pet") }) } };
const text: JsonObject = { type: "string" };

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "a request requires more",
    pets(claws(text)),
    pets({ ...claws(text), required: ["claws"] }),
    ["property-required breaking"],
  ],
  [
    "another type is answered",
    pets(claws(text), answered),
    pets(claws({ type: "integer" }), answered),
    ["type breaking"],
  ],
  [
    "in a list",
    pets(claws(text), listed),
    pets(claws({ type: "integer" }), listed),
    ["type breaking"],
  ],
  [
    "with a mapping",
    pets(claws(text), { mapping: { cat: "Cat" } }),
    pets(claws({ ...text, maxLength: 3 }), { mapping: { cat: "Cat" } }),
    ["string-length breaking"],
  ],
])("a subtype is used where its base is: %s", (...[, before, after, findings]) => {
  expect(found(before, after)).toEqual(findings);
});

test("a subtype that comes or goes is for somebody to look at", () => {
  const without = pets(claws(text));
  delete ((without.components as JsonObject).schemas as JsonObject).Siamese;
  expect(found(pets(claws(text)), without)).toContain("variant risky");
  expect(found(without, pets(claws(text)))).toContain("variant safe");
});

const hook = (name: string, id: JsonObject): JsonObject =>
  paths(
    {},
    {
      components: { schemas: { Issue: { type: "object", properties: { id }, required: ["id"] } } },
      [name]: {
        issue: {
          post: { requestBody: { required: true, ...json(ref("Issue")) }, responses: nothing },
        },
      },
    },
  );
const traced = (parameters: JsonObject[]): JsonObject =>
  paths({ "/t": { trace: { parameters, responses: nothing } } });
const media = (type: string): JsonObject =>
  withOperation({
    responses: { "200": { description: "", content: { [type]: { schema: text } } } },
  });
const linked = (operationId: string): JsonObject =>
  withOperation({
    responses: { "204": { description: "", links: { next: { operationId } } } },
  });
const called = (security: JsonObject[]): JsonObject =>
  withOperation({
    responses: nothing,
    callbacks: { done: { "{$request.body#/url}": { post: { security, responses: nothing } } } },
  });
const fallback = (name: string): JsonObject =>
  withOperation(
    {
      requestBody: json({
        oneOf: [ref("A"), ref("B")],
        discriminator: { propertyName: "k", defaultMapping: name },
      }),
      responses: nothing,
    },
    {
      components: {
        schemas: Object.fromEntries(
          ["A", "B"].map((key) => [key, { type: "object", properties: { k: text, [key]: text } }]),
        ),
      },
    },
  );
const required: JsonObject = { name: "q", in: "query", required: true, schema: text };
const wrongPlace = (name: string): JsonObject =>
  withOperation({ parameters: [{ name, in: "body", schema: text }], responses: nothing });
const typed = (type: string): JsonObject =>
  withOperation({ requestBody: json({ type }), responses: nothing });
const dynamic = (anchor: string): JsonObject =>
  withOperation({ requestBody: json({ $dynamicRef: `#${anchor}` }), responses: nothing });

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "webhooks of before 3.1",
    hook("x-webhooks", { type: "integer" }),
    hook("x-webhooks", text),
    ["type breaking"],
  ],
  ["webhooks that became those of 3.1", hook("x-webhooks", text), hook("webhooks", text), []],
  [
    "webhooks that are no longer those of 3.1",
    hook("webhooks", text),
    hook("x-webhooks", text),
    ["webhook breaking", "webhook safe"],
  ],
  ["TRACE", traced([]), traced([required]), ["parameter-added breaking"]],
  ["TRACE that is gone", traced([]), paths({ "/t": {} }), ["operation-removed breaking"]],
  [
    "charset",
    media("text/plain;charset=utf-8"),
    media("text/plain; charset=UTF-16"),
    ["media-type risky"],
  ],
  ["the charset that is assumed", media("text/plain"), media("text/plain; charset=utf-8"), []],
  ["links", linked("a"), linked("b"), ["not-compared risky"]],
  ["security of callbacks", called([]), called([{}]), ["not-compared risky"]],
  ["defaultMapping", fallback("A"), fallback("B"), ["variant risky"]],
  ["a parameter that is left out", wrongPlace("a"), wrongPlace("b"), ["not-compared risky"]],
  ["a parameter that is left out as before", wrongPlace("a"), wrongPlace("a"), []],
  ["a schema that is not read", dynamic("a"), dynamic("b"), ["not-compared risky"]],
  ["a type that there is not", typed("text"), typed("date"), ["not-compared risky"]],
])("is looked at, or said not to be: %s", (...[, before, after, findings]) => {
  expect(found(before, after).sort()).toEqual(findings);
});

const animals = (schema: JsonObject, more: JsonObject = {}): JsonObject =>
  withOperation(
    { requestBody: json(schema), responses: nothing, ...more },
    {
      components: {
        schemas: {
          Cat: { type: "object", properties: { kind: text, a: text }, required: ["kind"] },
          Dog: { type: "object", properties: { kind: text, b: text }, required: ["kind"] },
          Tom: { type: "object", properties: { kind: { const: "tom" } }, required: ["kind"] },
          Rex: { type: "object", properties: { kind: { const: "rex" } }, required: ["kind"] },
        },
      },
    },
  );
const either = (key: string, ...names: string[]): JsonObject => ({ [key]: names.map(ref) });
const sent = (schema: JsonObject): JsonObject =>
  animals({}, { requestBody: undefined as never, responses: ok(schema) });

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "anyOf becomes oneOf",
    animals(either("anyOf", "Cat", "Dog")),
    animals(either("oneOf", "Cat", "Dog")),
    ["variant risky"],
  ],
  [
    "of variants that are apart",
    animals(either("anyOf", "Tom", "Rex")),
    animals(either("oneOf", "Tom", "Rex")),
    [],
  ],
  [
    "one becomes one of two",
    animals(ref("Cat")),
    animals(either("oneOf", "Cat", "Dog")),
    ["variant risky", "variant safe"],
  ],
  [
    "a third one",
    animals(either("oneOf", "Cat", "Tom")),
    animals(either("oneOf", "Cat", "Tom", "Dog")),
    ["variant risky", "variant safe"],
  ],
  [
    "a third one that is apart",
    animals(either("oneOf", "Tom")),
    animals(either("oneOf", "Tom", "Rex")),
    ["variant safe"],
  ],
  [
    "an answer may be both now",
    sent(either("oneOf", "Cat", "Dog")),
    sent(either("anyOf", "Cat", "Dog")),
    ["variant risky"],
  ],
  [
    "an answer may not be both now",
    sent(either("anyOf", "Cat", "Dog")),
    sent(either("oneOf", "Cat", "Dog")),
    [],
  ],
])("what matches two branches: %s", (...[, before, after, findings]) => {
  expect(found(before, after).sort()).toEqual(findings);
});

const sharing = (names: string[], use: (name: string) => JsonObject): JsonObject =>
  paths(
    Object.fromEntries(
      ["a", "b"].map((name) => [
        `/${name}`,
        { get: { operationId: name, responses: nothing, ...(names.includes(name) && use(name)) } },
      ]),
    ),
    { components: { parameters: { P: required }, responses: { Bad: { description: "" } } } },
  );

test.each<[string, (name: string) => JsonObject, string]>([
  [
    "a parameter",
    () => ({ parameters: [{ $ref: "#/components/parameters/P" }] }),
    "parameter-added breaking",
  ],
  [
    "a response",
    () => ({ responses: { ...nothing, "422": { $ref: "#/components/responses/Bad" } } }),
    "response-status safe",
  ],
])("what two operations refer to now is a change of each: %s", (...[, use, finding]) => {
  expect(found(sharing([], use), sharing(["a", "b"], use))).toEqual([finding, finding]);
});
