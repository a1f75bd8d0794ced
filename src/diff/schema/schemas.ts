import type { At } from "../../json/pointer.js";
import type { Model } from "../../model/api.js";
import { isNever, isOpen } from "../../model/schema/open.js";
import { modelsByName, type Models } from "../../model/schema/references.js";
import { modelOf, modelRef, type Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { sortedJson } from "../../json/sorted-json.js";
import { canonical, canonicalOf } from "./canonical.js";
import { createDiscriminators } from "./discriminators.js";
import { intersect, unnamed } from "./intersect.js";
import { listed } from "./listed.js";
import { located as locate } from "./located.js";
import { ownParts } from "./own-parts.js";
import type { Conjunction, Located, Part } from "./part.js";
import { basesIn, subtypesOf } from "./subtypes.js";

/** More combinations than this are not multiplied out: the `allOf` is compared as a whole instead. */
const maxCombinations = 512;

/** The schemas of one document, in normal form. */
export interface Schemas {
  /** The parts of a value that all these schemas apply to. No part: no value is valid. */
  parts(conjunction: Conjunction): readonly Part[];
  /** The schema that a `$ref` leads to, and where it stands. */
  resolve(located: Located): Located;
  /** The name of the model that the schemas are, where they are one. */
  modelNamed(conjunction: Conjunction): string | undefined;
  /** What they say, the same where they say the same. */
  text(conjunction: Conjunction): string;
  /** True if no value can match both, as far as types, values and names tell. */
  areApart(a: Part, b: Part): boolean;
  /** The models that a value of the schemas may be as well, by what a discriminator says; by their names. */
  subtypes(conjunction: Conjunction): ReadonlyMap<string, Conjunction>;
}

export function createSchemas(models: readonly Model[]): Schemas {
  const byName = modelsByName(models);
  const known = new Map<At, readonly Part[]>();
  const discriminators = createDiscriminators({ models: byName, resolve });
  const subtypes = subtypesOf(models);

  function resolve(located: Located): Located {
    let current = located;
    for (let step = 0; current.schema.$ref !== undefined && step < 100; step += 1) {
      const model = byName.get(modelOf(current.schema.$ref));
      current =
        model === undefined
          ? { schema: {}, at: current.at }
          : { schema: model.schema, at: model.at };
    }
    return current;
  }

  function subtypeOf(name: string, subtype: string): Conjunction {
    const at = pointer(pointer(byName.get(name)?.at ?? "#", "discriminator"), subtype);
    return [{ schema: { $ref: modelRef(subtype) }, at }];
  }

  function partsOf(located: Located): readonly Part[] {
    const done = known.get(located.at);
    if (done !== undefined) return done;
    // While a schema is expanded, meeting it again without a property between adds nothing.
    known.set(located.at, []);
    const parts = expand(located);
    known.set(located.at, parts);
    return parts;
  }

  function expand(located: Located): readonly Part[] {
    const { schema, at } = located;
    if (isNever(schema, byName)) return [];
    if (schema.$ref !== undefined) {
      const name = modelOf(schema.$ref);
      const parts = partsOf(resolve(located));
      // A model that is a union of models is known by theirs.
      return parts.map((part) => ({
        ...part,
        model: parts.length === 1 ? name : (part.model ?? name),
      }));
    }
    const conjuncts = [
      ownParts(located, byName),
      ...branches(schema.allOf, pointer(at, "allOf")).map(partsOf),
      ...(["anyOf", "oneOf"] as const).flatMap((key) =>
        schema[key] ? [union(key, variantsOf(key, located), at)] : [],
      ),
    ];
    const parts = conjuncts.reduce((a, b) =>
      product(a, b, { schemas: [located], at, models: byName }),
    );
    return discriminators
      .tagged(parts, discriminators.ofModel(located))
      .map((part) => closed(part, located, byName));
  }

  function variantsOf(key: "anyOf" | "oneOf", located: Located): (readonly Part[])[] {
    return branches(located.schema[key], pointer(located.at, key)).map((branch) =>
      discriminators
        .tagged(partsOf(branch), discriminators.ofBranch(branch.schema, located))
        .map((part) => ({ ...part, branch: part.branch ?? branch.at })),
    );
  }

  function partsOfAll(conjunction: Conjunction): readonly Part[] {
    const [first = { schema: {}, at: "" }, ...rest] = conjunction;
    const whole: Whole = { schemas: conjunction, at: first.at, models: byName };
    return rest.map(partsOf).reduce((a, b) => product(a, b, whole), partsOf(first));
  }

  return {
    resolve,
    parts: partsOfAll,
    text: (conjunction) =>
      conjunction
        .map(({ schema }) => canonical(schema, byName))
        .sort()
        .join("&"),
    areApart: (a, b) => areApart(a, b, partsOfAll),
    subtypes: (conjunction) =>
      new Map(
        conjunction
          .flatMap(({ schema }) => basesIn(schema, subtypes))
          .flatMap((name) => (subtypes.get(name) ?? []).map((sub) => [sub, subtypeOf(name, sub)])),
      ),
    modelNamed: ([only, ...more]) =>
      only?.schema.$ref !== undefined && more.length === 0 ? modelOf(only.schema.$ref) : undefined,
  };
}

/** A value that matches both has every property that one of them requires, and no property is of two kinds. */
function areApart(a: Part, b: Part, partsOf: Schemas["parts"]): boolean {
  if (a.kind !== b.kind || intersect(a, b) === undefined) return true;
  if (a.kind !== "object") return false;
  const own = (part: Part, name: string): Conjunction =>
    part.properties.get(name)?.conjunction ?? unnamed(part, name);
  const told = [...a.properties.keys()].filter((name) =>
    [a, b].every((part) => own(part, name).some(({ at }) => at.includes("/discriminator/"))),
  );
  return [...a.required.keys(), ...b.required.keys(), ...told].some((name) => {
    const both = [...own(a, name), ...own(b, name)];
    return both.length > 0 && partsOf(both).length === 0;
  });
}

/** The parts of several branches together; those of a `oneOf` remember it. */
function union(key: "anyOf" | "oneOf", variants: (readonly Part[])[], at: At): Part[] {
  const all = variants.flat();
  // Two branches of a `oneOf` that are the same accept nothing. That is told of few; of many, no two would be left.
  const counts = key === "anyOf" || all.length > maxCombinations ? distinct(all) : all;
  const parts = simplify(counts);
  if (key === "anyOf" || variants.length < 2) return parts;
  return parts.map((part) => ({ ...part, oneOf: pointer(at, key) }));
}

/** Each part once, by whichever references it was reached: what it is made of is then the same. */
function distinct(parts: readonly Part[]): Part[] {
  const seen = new Map<unknown, Part[]>();
  return parts.filter((part) => {
    const alike = seen.get(part.properties) ?? [];
    seen.set(part.properties, [...alike, part]);
    return !alike.some((other) => isSame(part, other));
  });
}

/** The names that a part goes by, which depend on the way to it. */
const names: ReadonlySet<string> = new Set(["branch", "model", "oneOf"]);

function isSame(a: Part, b: Part): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Part>;
  return [...keys].every((key) => names.has(key) || a[key] === b[key]);
}

function branches(schemas: readonly Schema[] = [], at: At): Located[] {
  return schemas.map((schema, index) => ({ schema, at: pointer(at, String(index)) }));
}

interface Whole {
  /** The schemas that all apply. */
  schemas: Conjunction;
  at: At;
  models: Models;
}

/** The parts of values that two lists of parts both accept; too many are compared as a whole. */
function product(
  a: readonly Part[],
  b: readonly Part[],
  { schemas, at, models }: Whole,
): readonly Part[] {
  if (a.length * b.length > maxCombinations) {
    const value = schemas.map(({ schema }) => schema);
    const opaque = { keyword: "allOf", text: canonicalOf({ keyword: "allOf", value }, models), at };
    return a.map((part) => ({ ...part, opaque: [...part.opaque, opaque] }));
  }
  return a.flatMap((one) =>
    b.flatMap((two) => {
      const both = one.kind === two.kind ? intersect(one, two) : undefined;
      return both === undefined ? [] : [both];
    }),
  );
}

/** `unevaluatedProperties` and `unevaluatedItems` close what everything beside them left open. */
function closed(part: Part, { schema, at }: Located, models: Models): Part {
  const { unevaluatedProperties: properties, unevaluatedItems: items } = schema;
  if (
    part.kind === "object" &&
    properties !== undefined &&
    !isOpen(properties, models) &&
    part.others === undefined
  ) {
    const place = pointer(at, "unevaluatedProperties");
    return { ...part, others: { conjunction: [locate(properties, place, models)], at: place } };
  }
  if (
    part.kind === "array" &&
    items !== undefined &&
    !isOpen(items, models) &&
    part.items === undefined
  ) {
    const place = pointer(at, "unevaluatedItems");
    return { ...part, items: { conjunction: [locate(items, place, models)], at: place } };
  }
  return part;
}

/** Parts of a union that are lists of values become one list; a part that accepts every value of its kind stands alone. */
function simplify(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of parts) {
    const everything = kept.find((other) => other.kind === part.kind && isWhole(other));
    const list = kept.findIndex((other) => other.kind === part.kind && isList(other));
    if (everything !== undefined) continue;
    if (isWhole(part)) {
      kept.splice(0, kept.length, ...kept.filter((other) => other.kind !== part.kind), part);
    } else if (isList(part) && list >= 0) {
      kept[list] = joined(kept[list] as Part, part);
    } else {
      kept.push(part);
    }
  }
  return kept;
}

function joined(a: Part, b: Part): Part {
  const { model: _, integer: __, ...rest } = a;
  const values = new Map(
    [...(a.values?.value ?? []), ...(b.values?.value ?? [])].map((value) => [
      JSON.stringify(value),
      value,
    ]),
  );
  const places = new Map([...placesOf(a), ...placesOf(b)]);
  const at = a.values?.at ?? a.at;
  return listed({ ...rest, values: { value: [...values.values()], at, places } });
}

function placesOf({ values }: Part): [string, At][] {
  return (values?.value ?? []).map((value) => {
    const text = sortedJson(value);
    return [text, values?.places?.get(text) ?? values?.at ?? ""];
  });
}

function isWhole(part: Part): boolean {
  return part.values === undefined && isPlain(part);
}

function isList(part: Part): boolean {
  return part.values !== undefined && isPlain(part);
}

/** True for a part that says nothing but its kind and perhaps its values. */
function isPlain(part: Part): boolean {
  return (
    // Of a list of values it only says what the values are.
    (part.integer === undefined || part.values !== undefined) &&
    part.unique === undefined &&
    part.others === undefined &&
    part.items === undefined &&
    Object.keys(part.limits).length === 0 &&
    Object.keys(part.texts).length === 0 &&
    part.properties.size +
      part.patterns.size +
      part.required.size +
      part.prefix.length +
      part.opaque.length ===
      0
  );
}
