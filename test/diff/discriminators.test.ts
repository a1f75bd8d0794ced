import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { bothWays, found, ref, type Schemas } from "./schema-pair.js";

describe("discriminators", () => {
  const animal = (kind: JsonObject, more: string): JsonObject => ({
    type: "object",
    properties: { kind, [more]: { type: "string" } },
    required: ["kind"],
  });
  const schemas: Schemas = {
    Dog: animal({ type: "string" }, "bark"),
    Cat: animal({ type: "string" }, "meow"),
  };
  const union = (mapping?: JsonObject, propertyName = "kind"): JsonObject => ({
    oneOf: [ref("Dog"), ref("Cat")],
    discriminator: { propertyName, ...(mapping && { mapping }) },
  });
  const short = { dog: "Dog", cat: "Cat" };

  test.each<[string, JsonObject, JsonObject, string[], string[]]>([
    [
      "values change places",
      union(short),
      union({ dog: "Cat", cat: "Dog" }),
      ["enum-values breaking", "enum-values breaking"],
      ["enum-values breaking", "enum-values breaking"],
    ],
    [
      "a value more",
      union(short),
      union({ ...short, hound: "Dog" }),
      ["enum-values safe"],
      ["enum-values breaking"],
    ],
    [
      "another property",
      union(short),
      union(short, "type"),
      ["variant breaking"],
      ["variant breaking"],
    ],
    [
      "none before",
      { oneOf: [ref("Dog"), ref("Cat")] },
      union(short),
      ["enum-values risky", "enum-values risky"],
      ["enum-values safe", "enum-values safe"],
    ],
    [
      "none any more",
      union(short),
      { oneOf: [ref("Dog"), ref("Cat")] },
      ["enum-values safe", "enum-values safe"],
      ["enum-values risky", "enum-values risky"],
    ],
    ["implicit names written out", union(), union({ Dog: "Dog", Cat: "Cat" }), [], []],
    [
      "references written out",
      union(short),
      union({ dog: "#/components/schemas/Dog", cat: "#/components/schemas/Cat" }),
      [],
      [],
    ],
  ])("%s", (...[, base, head, request, response]) => {
    expect(bothWays({ base, head, schemas })).toEqual({ request, response });
  });

  test("a mapping says what the variants said themselves", () => {
    const baseSchemas = {
      Dog: animal({ const: "dog" }, "bark"),
      Cat: animal({ const: "cat" }, "meow"),
    };
    const pair = { base: union(short), head: union(short), baseSchemas, headSchemas: schemas };
    expect(bothWays(pair)).toEqual({ request: [], response: [] });
  });

  test("what a variant says itself counts beside a mapping that goes with it", () => {
    const pair = {
      base: union({ dog: "Dog" }),
      head: { oneOf: [ref("Dog"), ref("Cat")] },
      baseSchemas: { ...schemas, Dog: animal({ const: "dog" }, "bark") },
      headSchemas: schemas,
    };
    expect(found("response", pair)).toEqual(["enum-values breaking", "enum-values risky"]);
  });

  test("a variant that contradicts the discriminator counts", () => {
    const base = { oneOf: [ref("Dog"), ref("Cat")] };
    const own = { Dog: animal({ const: "hound" }, "bark"), Cat: animal({ const: "cat" }, "meow") };
    expect(bothWays({ base, head: union(), schemas: own })).toEqual({ request: [], response: [] });
  });

  test("a oneOf of variants that exclude each other is an anyOf of them", () => {
    const variants = ["a", "b"].map((kind) => animal({ const: kind }, "name"));
    expect(bothWays({ base: { oneOf: variants }, head: { anyOf: variants } })).toEqual({
      request: [],
      response: [],
    });
  });

  test("the mapping of a model that others extend", () => {
    const pet = (mapping: JsonObject): Schemas => ({
      Pet: {
        ...animal({ type: "string" }, "name"),
        discriminator: { propertyName: "kind", mapping },
      },
      Dog: { allOf: [ref("Pet"), { properties: { bark: { type: "string" } } }] },
    });
    const pair = {
      base: ref("Dog"),
      head: ref("Dog"),
      baseSchemas: pet({ dog: "Dog" }),
      headSchemas: pet({ hound: "Dog" }),
    };
    expect(found("response", pair)).toEqual(["enum-values breaking"]);
  });
});
