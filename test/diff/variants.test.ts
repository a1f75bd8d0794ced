import { describe, expect, test } from "vitest";
import { diffWire, type Side } from "../../src/diff/diff.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { documentOf } from "./documents.js";
import { withOperation } from "./found.js";

const text: JsonObject = { type: "string" };

const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: "object",
  properties,
  required,
});

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function sideOf(schema: JsonObject, where: "request" | "response", schemas: JsonObject): Side {
  const body = { content: { "application/json": { schema } } };
  const operation: JsonObject =
    where === "request"
      ? { requestBody: body, responses: { "204": { description: "" } } }
      : { responses: { "200": { description: "", ...body } } };
  const document = documentOf(withOperation(operation, { components: { schemas } }));
  return { api: model(document).api, place: (at) => document.place(at) };
}

/** What is found where the schema goes through the change, as rule, verdict and the end of the place in the head. */
function changes(
  where: "request" | "response",
  [base, head]: readonly [JsonObject, JsonObject],
  [before, after]: readonly [JsonObject, JsonObject] = [{}, {}],
): string[] {
  const { findings } = diffWire(sideOf(base, where, before), sideOf(head, where, after));
  return findings.map((each) => {
    const [, place = each.head.pointer] = each.head.pointer.split("/schema/");
    return `${each.id} ${each.wire} ${place}`;
  });
}

describe.each(["anyOf", "oneOf"])("a branch of %s", (keyword) => {
  const union = (...branches: JsonObject[]): JsonObject => ({ [keyword]: branches });
  const shapes: Record<string, [(more: JsonObject) => JsonObject, JsonObject]> = {
    "that a tag tells": [
      (more) => object({ kind: { const: "a" }, x: text, ...more }, "kind"),
      object({ kind: { const: "b" }, y: text }, "kind"),
    ],
    "that its properties tell": [
      (more) => object({ x: text, z: text, ...more }, "x"),
      object({ y: text }, "y"),
    ],
  };

  describe.each(Object.keys(shapes))("%s", (shape) => {
    const [grows, other] = shapes[shape] as [(more: JsonObject) => JsonObject, JsonObject];
    const pair = (before: JsonObject, after: JsonObject) =>
      [union(grows(before), other), union(grows(after), other)] as const;
    const short = { x: { type: "string", maxLength: 5 } };

    test.each(["request", "response"] as const)("may have one more property: %s", (where) => {
      const place = `${keyword}/0/properties/w`;
      expect(changes(where, pair({}, { w: text }))).toEqual([`property-added safe ${place}`]);
    });

    test("that shrinks is told by what shrank", () => {
      const place = `${keyword}/0/properties/x/maxLength`;
      expect(changes("request", pair({}, short))).toEqual([`string-length breaking ${place}`]);
      expect(changes("response", pair({}, short))).toEqual([`string-length safe ${place}`]);
    });

    test("that grows is told by what grew", () => {
      const place = `${keyword}/0/properties/x`;
      expect(changes("request", pair(short, {}))).toEqual([`string-length safe ${place}`]);
      expect(changes("response", pair(short, {}))).toEqual([`string-length breaking ${place}`]);
    });
  });

  test("that is a list of a model is known by the model", () => {
    const lists = union(
      { type: "array", items: ref("Starred") },
      { type: "array", items: ref("Repo") },
    );
    const schemas = (more: JsonObject): JsonObject => ({
      Starred: object({ repo: ref("Repo") }, "repo"),
      Repo: object({ id: text, ...more }, "id"),
    });
    const models = [schemas({ login: text }), schemas({})] as const;
    expect(changes("response", [lists, lists], models)).toEqual([
      "property-removed breaking #/components/schemas/Repo",
    ]);
  });

  test("that is new, or gone, is where it stands", () => {
    const [a, b] = [object({ a: text }, "a"), object({ b: text }, "b")];
    expect(changes("response", [union(a, b), union(a, b, object({ c: text }, "c"))])).toEqual([
      `variant breaking ${keyword}/2`,
    ]);
    const [finding] = diffWire(
      sideOf(union(a, b), "request", {}),
      sideOf(union(a), "request", {}),
    ).findings;
    expect(finding?.base.pointer.endsWith(`/${keyword}/1`)).toBe(true);
  });
});

test("a variant within another one that stays may go without a word", () => {
  const wide = object({ a: text });
  const narrow = object({ a: { type: "string", maxLength: 3 } }, "a");
  const union = (...anyOf: JsonObject[]): JsonObject => ({ anyOf });
  expect(changes("request", [union(wide, narrow), union(wide)])).toEqual([]);
});

test("a model that gives way to something else did not change itself", () => {
  const schemas = { Owner: object({ name: text }, "name") };
  const before = object({ owner: ref("Owner") });
  const after = object({ owner: { type: "array", items: ref("Owner") } });
  const sides = [sideOf(before, "response", schemas), sideOf(after, "response", schemas)] as const;
  expect(diffWire(...sides).findings.map(({ message }) => message)).toEqual([
    "`send`, response 200 `.owner`: was `object` and is `array`",
  ]);
});
