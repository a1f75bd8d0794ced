import * as v from "valibot";
import { kindOf } from "../values/kind-of.js";

/** What JSON calls an object; to Valibot a list is one, too. */
function isObject(value: unknown): boolean {
  return kindOf(value) === "object";
}

/** An object that may have other properties. */
export function looseObject(entries: v.ObjectEntries): v.GenericSchema {
  return v.pipe(v.custom<object>(isObject), v.looseObject(entries));
}

/** An object that has no other properties. */
export function strictObject(entries: v.ObjectEntries): v.GenericSchema {
  return v.pipe(v.custom<object>(isObject), v.strictObject(entries));
}

/** An object whose other properties have a schema. */
export function objectWithRest(entries: v.ObjectEntries, rest: v.GenericSchema): v.GenericSchema {
  return v.pipe(v.custom<object>(isObject), v.objectWithRest(entries, rest));
}

/** An object of which all properties have one schema. */
export function record(schema: v.GenericSchema): v.GenericSchema {
  return v.pipe(v.custom<object>(isObject), v.record(v.string(), schema));
}
