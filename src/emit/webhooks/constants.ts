import type { Json } from "../../json/json.js";
import type { Webhook } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { referredModel } from "../../model/schema/aliases.js";
import { conjunctionOf } from "../../model/schema/conjunction.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import type { Models } from "../../model/schema/references.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";

/** A place of a request that holds one of some values, whatever else is in it. */
export interface Constant {
  /** Property names from the body on, or a header's name. */
  place: { at: string[] } | { header: string };
  values: (boolean | number | string)[];
}

/** How deep in a body a constant is looked for. */
const maxDepth = 3;

/** The places of a webhook's request that always hold one of some values. */
export function constantsOf({ body, parameters }: Webhook, models: Models): Constant[] {
  const schemas = (body?.content ?? []).map(({ type, schema }) => (isJson(type) ? schema : {}));
  const inBody =
    schemas.length === 0 ? [] : common(schemas.map((each) => bodyConstants(each ?? {}, models)));
  const inHeaders = parameters
    .filter((each) => each.in === "header" && each.required)
    .flatMap(({ name, schema }): Constant[] => {
      const values = valuesOf(schema, models);
      return values ? [{ place: { header: name.toLowerCase() }, values }] : [];
    });
  return [...inBody, ...inHeaders];
}

/** By models: what was found in them at a depth. Hundreds of webhooks hold the same few models. */
const found = new WeakMap<Models, Map<string, Constant[]>>();

/** The constants of a schema that stands so deep in a body; their places begin there. */
function bodyConstants(schema: Schema, models: Models, depth = 0): Constant[] {
  if (schema.$ref === undefined) return constantsIn(schema, models, depth);
  const known = found.get(models) ?? new Map<string, Constant[]>();
  found.set(models, known);
  const key = `${depth} ${schema.$ref}`;
  const constants = known.get(key) ?? constantsIn(schema, models, depth);
  known.set(key, constants);
  return constants;
}

function constantsIn(schema: Schema, models: Models, depth: number): Constant[] {
  const all = conjunctionOf(schema, models);
  const required = requiredOf(schema, models);
  const own = [...propertiesOf(schema, models)]
    .filter(([name]) => required.has(name))
    .flatMap(([name, property]): Constant[] => {
      const values = valuesOf(property, models);
      if (values) return [{ place: { at: [name] }, values }];
      return depth + 1 < maxDepth ? below(name, bodyConstants(property, models, depth + 1)) : [];
    });
  const ofUnions = all.flatMap(({ oneOf, anyOf, discriminator }) => {
    const variants = oneOf ?? anyOf ?? [];
    return common(
      variants.map((variant) => [
        ...tagOf(variant, discriminator),
        ...bodyConstants(variant, models, depth),
      ]),
    );
  });
  const name = referredModel(schema);
  const ofBases = all.flatMap(({ oneOf, anyOf, discriminator }) =>
    oneOf || anyOf || name === undefined ? [] : tagOf(schema, discriminator),
  );
  // A place that several speak of is told once, by the first.
  return [
    ...new Map([...ofBases, ...ofUnions, ...own].map((each) => [keyOf(each), each])).values(),
  ];
}

/** Constants as they are seen from the object whose property they stand in. */
function below(name: string, constants: readonly Constant[]): Constant[] {
  return constants.map(({ place, values }) => ({
    place: "at" in place ? { at: [name, ...place.at] } : place,
    values,
  }));
}

/** What a discriminator says of a schema that it leads to by its mapping. */
function tagOf(schema: Schema, discriminator: Schema["discriminator"]): Constant[] {
  if (!discriminator || schema.$ref === undefined) return [];
  const values = Object.entries(discriminator.mapping)
    .filter(([, ref]) => modelOf(ref) === modelOf(schema.$ref as string))
    .map(([value]) => value);
  return values.length === 0 ? [] : [{ place: { at: [discriminator.propertyName] }, values }];
}

/** The constants whose places all of some variants have, with the values of each. */
function common(variants: readonly Constant[][]): Constant[] {
  const [first = [], ...others] = variants;
  return first.flatMap(({ place, values }) => {
    const same = others.map((each) => each.find((other) => keyOf(other) === keyOf({ place })));
    if (same.includes(undefined)) return [];
    const all = [...values, ...same.flatMap((each) => each?.values ?? [])];
    return [{ place, values: [...new Set(all)] }];
  });
}

/** Names the place of a constant. */
export function keyOf({ place }: Pick<Constant, "place">): string {
  return JSON.stringify(place);
}

/** The values that a schema lists, where they can be compared as they are. */
function valuesOf(schema: Schema, models: Models): Constant["values"] | undefined {
  for (const each of conjunctionOf(schema, models)) {
    const values = each.const === undefined ? each.enum : [each.const];
    if (values && values.length > 0 && values.every(isComparable)) return values;
  }
  return undefined;
}

function isComparable(value: Json): value is boolean | number | string {
  return value !== null && typeof value !== "object";
}
