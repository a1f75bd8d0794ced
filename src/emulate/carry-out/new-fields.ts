import type { Value } from "../store/value.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { flatSchema } from "../../values/flat-schema.js";
import { isPlainlyNullable } from "../../values/plainly-nullable.js";
import type { FilePart } from "../behaviour/behaviour.js";
import { fieldsOf, type Call } from "../requests/call.js";
import { parentFields, type Below } from "./parent-fields.js";
import { readOnlyNames } from "./read-only.js";
import type { Resource } from "../plans/resource.js";
import { sampleOf } from "../../values/sample.js";
import { shortType, type KeptFile } from "../requests/uploads.js";

/** What a new record is made from besides the call. */
export interface NewRecord extends Below {
  id: Value;
}

/**
 * The fields of a new record: what was sent, its id, the ids of the records above it, what the behaviour file says,
 * moments, defaults, and for what is then still missing null, or a sample where it must be there.
 */
export function newFields(call: Call, record: NewRecord): Record<string, Value> {
  const { resource, id } = record;
  const now = new Date(call.world.now()).toISOString();
  const moments = [...resource.createdFields, ...resource.updatedFields];
  const fields: Record<string, Value> = {
    ...Object.fromEntries(moments.map((name) => [name, now])),
    ...sentFields(call, resource),
    ...parentFields(call.world, record),
    [resource.idField]: id,
    ...declaredFields(call, { resource, now }),
  };
  return { ...missingFields(call, { resource, fields }), ...fields };
}

/** What was sent, without what only the API sets. */
function sentFields(call: Call, resource: Resource): Record<string, Value> {
  const readOnly = readOnlyNames(resource, call.world.models);
  const sent = Object.entries(fieldsOf(call));
  return Object.fromEntries(sent.filter(([name]) => !readOnly.has(name) && !call.files.has(name)));
}

function declaredFields(
  call: Call,
  { resource, now }: { resource: Resource; now: string },
): Record<string, Value> {
  const rules = Object.entries(resource.behaviour.fields ?? {});
  const sent = fieldsOf(call);
  const [file] = call.files.values();
  const facts = file && factsOf(file, call);
  return Object.fromEntries(
    rules.flatMap(([name, rule]): [string, Value][] => {
      if ("now" in rule) {
        return [[name, now]];
      }
      if ("file" in rule) {
        return facts ? [[name, facts[rule.file]]] : [];
      }
      return Object.hasOwn(sent, name) ? [] : [[name, rule.value]];
    }),
  );
}

/** Keeps the file, to be served, and tells what records show of it. */
function factsOf(file: KeptFile, { world }: Call): Record<FilePart, Value> {
  const { name, bytes, type } = file;
  const url = world.files.keep(file, world.random);
  return { name, size: bytes.length, type: shortType(type), url };
}

function missingFields(
  { world }: Call,
  { resource, fields }: { resource: Resource; fields: Record<string, Value> },
): Record<string, Value> {
  const { models } = world;
  const { joins = {} } = resource.behaviour;
  const missing: Record<string, Value> = {};
  for (const schema of resource.schemas) {
    const required = requiredOf(schema, models);
    for (const [name, property] of propertiesOf(schema, models)) {
      if (
        Object.hasOwn(fields, name) ||
        Object.hasOwn(joins, name) ||
        Object.hasOwn(missing, name)
      ) {
        continue;
      }
      const { default: fallback } = flatSchema(property, models);
      if (fallback !== undefined) {
        missing[name] = structuredClone(fallback);
      } else if (isPlainlyNullable(property, models)) {
        missing[name] = null;
      } else if (required.has(name)) {
        missing[name] = sampleOf(property, world);
      }
    }
  }
  return missing;
}
