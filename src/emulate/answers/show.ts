import { fits } from "../../values/fits.js";
import { isObject, rounded, type Value } from "../store/value.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { Join } from "../behaviour/behaviour.js";
import { resourceKey } from "../plans/path-shape.js";
import { isOfKind } from "./kind.js";
import type { Resource } from "../plans/resource.js";
import { sampleOf } from "../../values/sample.js";
import type { Stored } from "../store/store.js";
import type { World } from "../world.js";

/** From where a record is looked at. */
export interface View {
  world: World;
  organization: string;
  /** The server's own address, which the paths of files are completed with. */
  origin: string;
  /** The blocks that are included. */
  blocks: ReadonlySet<string>;
}

/** What a record is shown as. */
export interface Shown {
  resource: string;
  schema: Schema;
}

/**
 * A record as an answer shows it: the properties of the schema, and nothing else that is kept. Where that does not fit
 * the schema, because a record is kept for several, what does not fit is made up.
 */
export function show(record: Stored, as: Shown, view: View): Value {
  const { world } = view;
  const resource = world.resources.get(as.resource);
  if (resource?.behaviour.joins !== undefined) return shownOf(record, as, view);
  const before = fitting.get(record)?.get(as.schema);
  if (before === undefined || before.origin !== view.origin) {
    const value = fittingOf(shownOf(record, as, view), as.schema, world);
    // What is shown again need not be held against its schema again.
    if (isObject(value) && fits(as.schema, rounded(value), world)) {
      world.validator.trust(as.schema, value);
    }
    const known = fitting.get(record) ?? new Map<Schema, { origin: string; value: Value }>();
    fitting.set(record, known.set(as.schema, { origin: view.origin, value }));
    return value;
  }
  return before.value;
}

/** By record, which a change puts another one in the place of, and by schema. */
const fitting = new WeakMap<Stored, Map<Schema, { origin: string; value: Value }>>();

function fittingOf(shown: Value, schema: Schema, world: World): Value {
  if (!isObject(shown) || fits(schema, rounded(shown), world)) return shown;
  const { properties, required } = membersOf(schema, world.models);
  const kept = Object.entries(shown).filter(([name, value]) =>
    fits(properties.get(name) ?? {}, rounded(value), world),
  );
  const made = [...required].map((name): [string, Value] => [
    name,
    sampleOf(properties.get(name) ?? {}, world),
  ]);
  const mended: Value = { ...Object.fromEntries(made), ...Object.fromEntries(kept) };
  if (fits(schema, rounded(mended), world)) return mended;
  const sample: Value = sampleOf(schema, world);
  const both = isObject(sample) ? { ...sample, ...Object.fromEntries(kept) } : sample;
  return fits(schema, rounded(both), world) ? both : sample;
}

function shownOf(record: Stored, as: Shown, view: View): Value {
  const { models, resources } = view.world;
  const { properties, required } = membersOf(as.schema, models);
  const resource = resources.get(as.resource);
  if (properties.size === 0 || !resource) {
    return { ...record.fields };
  }
  const shown: [string, Value][] = [];
  for (const [name, property] of properties) {
    const value = valueOf(record, { name, property, resource }, view);
    if (value !== undefined) {
      shown.push([name, value]);
    } else if (required.has(name)) {
      shown.push([name, sampleOf(property, view.world)]);
    }
  }
  return Object.fromEntries(shown);
}

/** The properties of a schema, and which of them must be there. */
interface Members {
  properties: ReadonlyMap<string, Schema>;
  required: ReadonlySet<string>;
}

/** By schema, since a list asks for the same once per item. A schema belongs to one Api, which does not change. */
const known = new WeakMap<Schema, Members>();

function membersOf(schema: Schema, models: Models): Members {
  const before = known.get(schema);
  if (before !== undefined) {
    return before;
  }
  const own = objectSchema(schema, models) ?? {};
  const members = { properties: propertiesOf(own, models), required: requiredOf(own, models) };
  known.set(schema, members);
  return members;
}

/** The schema that has the properties: itself, or its only branch that is not null. Several leave it open. */
function objectSchema(schema: Schema, models: Models): Schema | undefined {
  const own = dereference(schema, models);
  const branches = [...(own.anyOf ?? []), ...(own.oneOf ?? [])].filter(
    (branch) => dereference(branch, models).type !== "null",
  );
  if (branches.length === 0) {
    return own;
  }
  const [only] = branches;
  return branches.length === 1 && only ? objectSchema(only, models) : undefined;
}

interface Property {
  name: string;
  property: Schema;
  resource: Resource;
}

function valueOf(record: Stored, of: Property, view: View): Value | undefined {
  const { name, property, resource } = of;
  const { behaviour } = resource;
  if (behaviour.blocks?.includes(name) && !view.blocks.has(name)) {
    return undefined;
  }
  const join = behaviour.joins?.[name];
  if (join !== undefined) {
    const joined = joinedValue(record, { join, property, resource }, view);
    return joined !== null || allowsType(property, "null", view.world.models) ? joined : undefined;
  }
  const own = Object.hasOwn(record.fields, name) ? record.fields[name] : undefined;
  if (own !== undefined && !isOfKind(own, property, view.world.models)) {
    return undefined;
  }
  const rule = behaviour.fields?.[name];
  const served = rule && "file" in rule && rule.file === "url" && typeof own === "string";
  if (served) return view.origin + own;
  return own === undefined ? own : declaredPart(own, property, view.world.models);
}

/** A value without the members that another schema, which the record is shown by as well, declares for it. */
function declaredPart(value: Value, schema: Schema, models: Models): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const { items } = dereference(schema, models);
    return items === undefined ? value : value.map((each) => declaredPart(each, items, models));
  }
  if (!isObject(value)) return value;
  const { properties } = membersOf(schema, models);
  const { additionalProperties, patternProperties } = dereference(schema, models);
  if (properties.size === 0 || (additionalProperties ?? patternProperties)) return value;
  const members = Object.entries(value).flatMap(([name, member]): [string, Value][] => {
    const property = properties.get(name);
    return property === undefined ? [] : [[name, declaredPart(member, property, models)]];
  });
  return Object.fromEntries(members);
}

function joinedValue(
  record: Stored,
  { join, property, resource }: { join: Join; property: Schema; resource: Resource },
  view: View,
): Value {
  const inner = { ...view, blocks: new Set<string>() };
  if ("self" in join) {
    return show(record, { resource: resource.key, schema: property }, inner);
  }
  const { store, models } = view.world;
  const { organization } = view;
  const from = resourceKey(join.from);
  if ("where" in join) {
    const schema = dereference(property, models).items ?? {};
    const wanted = Object.entries(join.where).map(([theirs, ours]): [string, Value | undefined] => [
      theirs,
      record.fields[ours],
    ]);
    return store
      .all(organization, from)
      .filter((other) => wanted.every(([field, value]) => other.fields[field] === value))
      .map((other) => show(other, { resource: from, schema }, inner));
  }
  const id = record.fields[join.by];
  const other =
    id === undefined || id === null
      ? undefined
      : store.find({ organization, resource: from, id: String(id) });
  if (join.take !== undefined) {
    return other?.fields[join.take] ?? null;
  }
  return other ? show(other, { resource: from, schema: property }, inner) : null;
}
