import * as v from "valibot";
import { kindOf } from "../values/kind-of.js";
import { hold, refuse } from "./hold.js";
import { judged } from "./judged.js";

/** What can be asked of an object. */
export interface ObjectParts {
  properties?: [name: string, schema: v.GenericSchema][];
  required?: string[];
  /** The schemas of properties whose names match. */
  patterns?: [pattern: RegExp, schema: v.GenericSchema][];
  /** The schema of all other properties. */
  others?: v.GenericSchema;
  /** The schema of the names. */
  names?: v.GenericSchema;
}

/** An object of which more is asked than Valibot can say, or whose properties have names that all objects have. */
export function objectOf(parts: ObjectParts): v.GenericSchema {
  const properties = new Map(parts.properties);
  const { required = [], patterns = [], others, names } = parts;
  return judged((context) => {
    const { value } = context.dataset;
    if (typeof value !== "object" || value === null || kindOf(value) === "array") {
      return refuse(context);
    }
    for (const name of required) if (!Object.hasOwn(value, name)) refuse(context, name);
    for (const name of Object.keys(value)) {
      const own = properties.get(name);
      const matching = patterns.filter(([pattern]) => pattern.test(name));
      if (own) hold(context, own, name);
      for (const [, schema] of matching) hold(context, schema, name);
      if (!own && matching.length === 0 && others) hold(context, others, name);
      if (names && !v.is(names, name)) refuse(context, name);
    }
  });
}
