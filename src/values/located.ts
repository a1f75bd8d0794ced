import { memberAt, type At } from "../json/pointer.js";
import type { Model } from "../model/api.js";
import { kinds, kindsOf, type Kind } from "../model/schema/kinds.js";
import type { NamedModels } from "../model/schema/references.js";
import { modelOf, type Schema } from "../model/schema/schema.js";
import { matchesPattern } from "./linear-pattern.js";

/** A schema, where it stands, and what people call it. */
export interface Located {
  schema: Schema;
  at: At;
  name: string;
}

/** Schemas that all speak of one value, references and compositions written out. */
export type Together = readonly Located[];

/** So many ways to read a value are told apart; what is more is not judged. */
const maxWays = 200;

/**
 * The ways in which a value may be meant: each `anyOf` and `oneOf` taken one way, with all that is said beside it.
 * Undefined where there are too many to tell.
 */
export function waysFrom(
  alternatives: readonly Together[],
  models: NamedModels,
): Together[] | undefined {
  const done: Together[] = [];
  const pending = alternatives.map((each) => ({ found: [] as Located[], left: [...each] }));
  while (pending.length > 0) {
    const { found, left } = pending.pop() as (typeof pending)[number];
    if (done.length + pending.length > maxWays) return undefined;
    const next = left.shift();
    if (next === undefined) done.push(found);
    else if (found.some(({ schema }) => schema === next.schema)) pending.push({ found, left });
    else {
      const model = modelBehind(next, models);
      const parts = model ? [locatedModel(model)] : [];
      const all = {
        found: [...found, next],
        left: [...left, ...parts, ...branches(next, "allOf")],
      };
      const forks = (["anyOf", "oneOf"] as const)
        .map((keyword) => branches(next, keyword))
        .filter(({ length }) => length > 0);
      for (const ways of product(forks)) pending.push({ ...all, left: [...all.left, ...ways] });
    }
  }
  return done;
}

/** One of each list, in all ways; of no list, one way that is empty. */
function product(all: readonly Located[][]): Located[][] {
  return all.reduce<Located[][]>(
    (ways, list) => ways.flatMap((way) => list.map((each) => [...way, each])),
    [[]],
  );
}

function modelBehind({ schema }: Located, models: NamedModels): Model | undefined {
  return schema.$ref === undefined ? undefined : models.get(modelOf(schema.$ref));
}

function locatedModel({ schema, at, name }: Model): Located {
  return { schema, at, name };
}

function branches({ schema, at, name }: Located, keyword: "allOf" | "anyOf" | "oneOf"): Located[] {
  return (schema[keyword] ?? []).map((each, index) => ({
    schema: each,
    at: memberAt(memberAt(at, keyword), index),
    name,
  }));
}

/** The kinds of values that all of them accept. */
export function kindsAllowed(way: Together, models: NamedModels): ReadonlySet<Kind> {
  return way.reduce<ReadonlySet<Kind>>((allowed, { schema }) => {
    // What a schema is composed of is a part of the way itself.
    const { allOf: _, anyOf: __, oneOf: ___, $ref: ____, ...rest } = schema;
    const own = kindsOf(rest, models);
    return new Set([...allowed].filter((kind) => own.has(kind)));
  }, new Set(kinds));
}

/** What all of them say of a member of an object, and whether one of them declares it by its name. */
export function saidOfMember(
  way: Together,
  name: string,
): { parts: Located[]; isDeclared: boolean } {
  const parts: Located[] = [];
  let isDeclared = false;
  for (const { schema, at, name: owner } of way) {
    const { properties = {}, patternProperties = {}, additionalProperties } = schema;
    const inner = { name: `${owner}.${name}` };
    if (Object.hasOwn(properties, name)) {
      const place = memberAt(memberAt(at, "properties"), name);
      parts.push({ ...inner, schema: properties[name] as Schema, at: place });
      isDeclared = true;
      continue;
    }
    const patterns = Object.entries(patternProperties).filter(([each]) =>
      matchesPattern(each, name),
    );
    for (const [pattern, each] of patterns) {
      const place = memberAt(memberAt(at, "patternProperties"), pattern);
      parts.push({ ...inner, schema: each, at: place });
    }
    if (patterns.length === 0 && additionalProperties !== undefined) {
      const place = memberAt(at, "additionalProperties");
      parts.push({ ...inner, schema: additionalProperties, at: place });
    }
  }
  return { parts, isDeclared };
}

/** What is said of the items of a list: each alternative is one way. */
export function itemsOf(way: Together): Together[] {
  const items = way.flatMap(({ schema, at, name }) =>
    schema.items ? [{ schema: schema.items, at: memberAt(at, "items"), name: `${name}[]` }] : [],
  );
  const prefixes = way.flatMap(({ schema, at, name }) =>
    (schema.prefixItems ?? []).map((each, index) => [
      { schema: each, at: memberAt(memberAt(at, "prefixItems"), index), name: `${name}[]` },
    ]),
  );
  return [items, ...prefixes];
}

/** What is said of members of a map. */
export function entriesOfMap(way: Together): Located[] {
  return way.flatMap(({ schema, at, name }) => {
    const { additionalProperties } = schema;
    const place = memberAt(at, "additionalProperties");
    return additionalProperties
      ? [{ schema: additionalProperties, at: place, name: `${name}.*` }]
      : [];
  });
}
