import fc from "fast-check";
import { isObject } from "../../src/json/is-object.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { randomOf } from "../fuzz/random.js";

/** Where what must be there would have no end, a value ends, and fits nothing. */
const deepest = 12;

/** Makes values that may fit a schema: which of them do is asked elsewhere. */
export class Maker {
  readonly #schemas: JsonObject;
  readonly #random: () => number;

  /** @param schemas what `$ref` refers to, by the last segment of the pointer */
  constructor(schemas: JsonObject, seed: number) {
    this.#schemas = schemas;
    this.#random = randomOf(seed);
  }

  make(schema: Json | undefined, depth = 0): Json {
    if (depth > deepest) return null;
    const all = this.#conjunction(schema, 0);
    const given = all.find((each) => each["const"] !== undefined || Array.isArray(each["enum"]));
    if (given?.["const"] !== undefined) return given["const"];
    if (given !== undefined) return this.pick(given["enum"] as Json[]);
    switch (this.#type(all)) {
      case "object":
        return this.#object(all, depth);
      case "array":
        return this.#list(all, depth);
      case "string":
        return this.#text(all);
      case "integer":
        return Math.floor(this.#number(all));
      case "number":
        return this.#number(all);
      case "boolean":
        return this.#random() < 0.5;
      default:
        return null;
    }
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  /** What speaks of one value, an alternative of each union among it. */
  #conjunction(schema: Json | undefined, depth: number): JsonObject[] {
    if (!isObject(schema) || depth > 20) return [];
    const { $ref, allOf, anyOf, oneOf } = schema;
    const name = typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : undefined;
    const next = [
      ...(name === undefined ? [] : [this.#schemas[name]]),
      ...(Array.isArray(allOf) ? allOf : []),
      ...[anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? [this.pick(list)] : [])),
      ...(this.chance(0.5) && isObject(schema["if"]) ? [schema["if"]] : []),
      ...[schema["then"], schema["else"]].filter(() => this.chance(0.5)),
    ];
    return [schema, ...next.flatMap((each) => this.#conjunction(each, depth + 1))];
  }

  #type(all: readonly JsonObject[]): string {
    const lists = all.flatMap(({ type }) => (type === undefined ? [] : [[type].flat()]));
    const common = lists[0]?.filter((type) => lists.every((list) => list.includes(type)));
    if (common !== undefined && common.length > 0) return this.pick(common) as string;
    const has = (...keys: string[]): boolean =>
      all.some((each) => keys.some((key) => each[key] !== undefined));
    if (has("properties", "required", "additionalProperties", "patternProperties")) return "object";
    if (has("items", "prefixItems")) return "array";
    return this.pick(["string", "integer", "boolean", "null", "array", "object"]);
  }

  #object(all: readonly JsonObject[], depth: number): Json {
    const required = new Set(
      all.flatMap(({ required: own }) => (own as string[] | undefined) ?? []),
    );
    const properties = new Map<string, Json[]>();
    for (const each of all) {
      for (const [name, property] of Object.entries((each["properties"] as JsonObject) ?? {}))
        properties.set(name, [...(properties.get(name) ?? []), property]);
    }
    const made: JsonObject = {};
    for (const [name, own] of properties) {
      const isThere = required.has(name) || (depth < 4 && this.chance(0.6));
      if (isThere) made[name] = this.make({ allOf: own }, depth + 1);
    }
    for (const each of all) this.#others(each, made, depth);
    return made;
  }

  /** Properties that are not declared, where something says of what type these are. */
  #others(schema: JsonObject, made: JsonObject, depth: number): void {
    const { additionalProperties, unevaluatedProperties, patternProperties, propertyNames } =
      schema;
    const others = additionalProperties ?? unevaluatedProperties;
    if (isObject(patternProperties) && this.chance(0.5)) {
      for (const pattern of Object.values(patternProperties))
        made["x1"] ??= this.make(pattern, depth + 1);
    }
    if (!isObject(others) || depth > 3) return;
    const listed = isObject(propertyNames)
      ? (propertyNames["enum"] as string[] | undefined)
      : undefined;
    for (const name of listed ?? ["k1", "k2"])
      if (this.chance(0.5)) made[name] ??= this.make(others, depth + 1);
  }

  #list(all: readonly JsonObject[], depth: number): Json {
    const bound = (key: string, otherwise: number): number =>
      (all.find((each) => each[key] !== undefined)?.[key] as number | undefined) ?? otherwise;
    const prefix = all.flatMap((each) => (each["prefixItems"] as Json[] | undefined) ?? []);
    const items = all.find((each) => isObject(each["items"]))?.["items"];
    const isClosed = all.some(
      (each) => each["items"] === false || each["unevaluatedItems"] === false,
    );
    const least = bound("minItems", 0);
    const most = Math.min(bound("maxItems", 4), isClosed && !items ? prefix.length : 4);
    const length = least + Math.floor(this.#random() * (Math.max(most - least, 0) + 1));
    const count = depth > 3 ? least : length;
    return Array.from({ length: count }, (_, index) =>
      this.make(prefix[index] ?? items ?? {}, depth + 1),
    );
  }

  #text(all: readonly JsonObject[]): string {
    const value = (key: string): Json | undefined =>
      all.find((each) => each[key] !== undefined)?.[key];
    const pattern = value("pattern");
    if (typeof pattern === "string") return this.pick(textsOf(pattern));
    const known = samples[value("format") as string];
    if (known !== undefined) return known;
    const least = (value("minLength") as number | undefined) ?? 0;
    const most = (value("maxLength") as number | undefined) ?? least + 3;
    return "abcdefgh"
      .repeat(1 + least / 8)
      .slice(0, least + Math.floor(this.#random() * (most - least + 1)));
  }

  #number(all: readonly JsonObject[]): number {
    const value = (key: string): number | undefined =>
      all.find((each) => typeof each[key] === "number")?.[key] as number | undefined;
    const step = value("multipleOf") ?? 1;
    const least = value("minimum") ?? value("exclusiveMinimum") ?? 0;
    const most = value("maximum") ?? value("exclusiveMaximum") ?? least + 10;
    return Math.ceil((least + this.#random() * (most - least)) / step) * step;
  }
}

const samples: Readonly<Record<string, string | undefined>> = {
  date: "2026-11-30",
  "date-time": "2026-11-30T08:00:00Z",
  uuid: "2f1c1d0e-7a4b-4c8d-9e0f-1a2b3c4d5e6f",
  uri: "https://a.example/b",
  url: "https://a.example/b",
  email: "a@b.example",
  hostname: "a.example",
  ipv4: "192.0.2.1",
};

const textsByPattern = new Map<string, string[]>();

/** Texts that a pattern matches; any where they cannot be made. */
function textsOf(pattern: string): string[] {
  const known = textsByPattern.get(pattern);
  if (known !== undefined) return known;
  const made = sampled(pattern);
  textsByPattern.set(pattern, made);
  return made;
}

function sampled(pattern: string): string[] {
  try {
    const arbitrary = fc.stringMatching(new RegExp(pattern, "u"), { maxLength: 40 });
    return fc.sample(arbitrary, { numRuns: 5, seed: 1 });
  } catch {
    return ["a"];
  }
}
