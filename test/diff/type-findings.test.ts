import { describe, expect, test } from "vitest";
import { diffWire, type Side } from "../../src/diff/diff.js";
import { judgeTypes } from "../../src/diff/types/judge-types.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { generateClient } from "./consumer-compiler.js";
import { documentOf } from "./documents.js";
import { withOperation } from "./found.js";
import { ref } from "./type-pair.js";

/*
 * The compiler stops at the first mistake of a literal. Several changes of one object are several findings all the
 * same, each with a verdict and a proof of its own.
 */

const text: JsonObject = { type: "string" };
const whole: JsonObject = { type: "integer" };
const answers: JsonObject = { responses: { "204": { description: "Done." } } };
const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...(required.length > 0 && { required }),
});

const before = object({ gone: text, lost: text, size: text, free: text, kept: text });
const after = object(
  { size: whole, free: text, kept: text, more: text, last: text },
  "more",
  "free",
  "last",
);

/** What every finding of the two objects has to be, by what it is about. */
const expected = {
  "property-removed gone": ["breaking", /sets `.*gone` .*: .*'"gone"' does not exist/],
  "property-removed lost": ["breaking", /sets `.*lost` .*: .*'"lost"' does not exist/],
  "type size": ["breaking", /sets `.*size` .*: Type 'string' is not assignable to type 'number'/],
  "property-required free": ["breaking", /leaves `.*free` out .*: Property 'free' is required/],
  "property-added more": ["breaking", /without `more` .*: Property 'more' is required/],
  "property-added last": ["breaking", /without `last` .*: Property 'last' is required/],
};

const bodyOf = (schema: JsonObject): JsonObject => ({
  ...answers,
  requestBody: { content: { "application/json": { schema } } },
});

describe("each change of what is written has its verdict", () => {
  test.each([
    [
      "a model",
      (schema: JsonObject) =>
        withOperation(bodyOf(ref("It")), { components: { schemas: { It: schema } } }),
    ],
    ["an inline body", (schema: JsonObject) => withOperation(bodyOf(schema))],
    [
      "an object in a body",
      (schema: JsonObject) => withOperation(bodyOf(object({ inner: schema }))),
    ],
    [
      "objects in a list",
      (schema: JsonObject) =>
        withOperation(bodyOf(object({ inner: { type: "array", items: schema } }))),
    ],
    [
      "an object in a model",
      (schema: JsonObject) =>
        withOperation(bodyOf(ref("It")), {
          components: { schemas: { It: object({ inner: schema }) } },
        }),
    ],
  ])("%s", async (_, documentWith) => {
    const found = await findings(documentWith(before), documentWith(after));
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, [types, proof]] of Object.entries(expected)) {
      expect([key, found[key]]).toEqual([key, [types, expect.stringMatching(proof as RegExp)]]);
    }
  });

  test("parameters and the body", async () => {
    const parameter = (name: string, schema: JsonObject, required = false): JsonObject => ({
      name,
      in: "query",
      required,
      schema,
    });
    const found = await findings(
      withOperation({
        ...answers,
        parameters: [
          parameter("gone", text),
          parameter("lost", text),
          parameter("size", text),
          parameter("free", text),
        ],
        requestBody: { content: { "application/json": { schema: text } } },
      }),
      withOperation({
        ...answers,
        parameters: [
          parameter("size", whole),
          parameter("free", text, true),
          parameter("more", text, true),
          parameter("last", text, true),
        ],
        requestBody: { required: true, content: { "application/json": { schema: text } } },
      }),
    );
    const verdicts = Object.entries(found).map(([key, [types]]) => `${key} ${types}`);
    expect(verdicts.sort()).toEqual([
      "parameter-added last breaking",
      "parameter-added more breaking",
      "parameter-removed gone breaking",
      "parameter-removed lost breaking",
      "parameter-required free breaking",
      "request-body body breaking",
      "type size breaking",
    ]);
  });
});

describe("each change of what is read has its verdict", () => {
  const inAnswer = (status: string) => (schema: JsonObject) =>
    withOperation({
      responses: {
        ...(answers["responses"] as JsonObject),
        [status]: { description: "It.", content: { "application/json": { schema } } },
      },
    });

  test("objects that are gone with what was in them", async () => {
    const inner = { allOf: [ref("Inner")] };
    const documentWith = (properties: JsonObject): JsonObject =>
      withOperation(bodyOf(ref("It")), {
        components: { schemas: { It: object(properties), Inner: object({ size: text }) } },
      });
    const found = await findings(
      documentWith({ gone: inner, lost: inner, kept: text }),
      documentWith({ kept: text }),
    );
    expect(found["property-removed gone"]?.[0]).toBe("breaking");
    expect(found["property-removed lost"]?.[0]).toBe("breaking");
  });

  test("that there may be nothing is beside what it is", async () => {
    const documentWith = inAnswer("200");
    const found = await findings(
      documentWith(object({ size: text })),
      documentWith({ ...object({ size: whole }), type: ["object", "null"] }),
    );
    expect(Object.values(found).map(([types, proof]) => [types, proof])).toEqual([
      ["breaking", expect.stringContaining("It may be null now.")],
      ["breaking", expect.stringContaining("Type 'number | undefined' is not assignable")],
    ]);
  });

  test.each(["200", "404", "default"])("in an answer of status %s", async (status) => {
    const documentWith = inAnswer(status);
    const first = object({ gone: text, lost: text, size: text, kept: text });
    const found = await findings(
      documentWith(first),
      documentWith(object({ size: whole, kept: text })),
    );
    expect(
      Object.entries(found)
        .map(([key, [types]]) => `${key} ${types}`)
        .sort(),
    ).toEqual([
      "property-removed gone breaking",
      "property-removed lost breaking",
      "type size breaking",
    ]);
  });
});

const names = ["gone", "lost", "size", "free", "more", "last", "body"];

/** By rule and name: the verdict, and the first proof in words. */
async function findings(
  base: JsonObject,
  head: JsonObject,
): Promise<Record<string, [string, string]>> {
  const sides = { base: sideOf(base), head: sideOf(head) };
  const report = await judgeTypes(diffWire(sides.base, sides.head), sides, generateClient);
  return Object.fromEntries(
    report.findings.map(({ id, types, message, proofs: [proof] = [] }) => {
      const name = names.find((each) => new RegExp(`\\b${each}\\b`).test(message)) ?? message;
      const told = proof ? `${proof.use} no longer compiles: ${proof.message}` : "";
      return [`${id} ${name}`, [types, told]];
    }),
  );
}

function sideOf(document: JsonObject): Side {
  const read = documentOf(document);
  return { api: model(read).api, place: (at) => read.place(at) };
}
