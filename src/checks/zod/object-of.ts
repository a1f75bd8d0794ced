import * as z from "zod";
import { kindOf } from "../values/kind-of.js";
import { accepts } from "./accepts.js";
import { hold, refuse } from "./hold.js";

/** What can be asked of an object. */
export interface ObjectParts {
  properties?: [name: string, schema: z.ZodType][];
  required?: string[];
  /** The schemas of properties whose names match. */
  patterns?: [pattern: RegExp, schema: z.ZodType][];
  /** The schema of all other properties. */
  others?: z.ZodType;
  /** The schema of the names. */
  names?: z.ZodType;
}

/** An object of which more is asked than `z.object` can say, or whose properties have names that all objects have. */
export function objectOf(parts: ObjectParts): z.ZodType<object> {
  const properties = new Map(parts.properties);
  const { required = [], patterns = [], others, names } = parts;
  return z
    .custom<object>((value) => kindOf(value) === "object")
    .check((payload) => {
      const { value } = payload;
      for (const name of required) if (!Object.hasOwn(value, name)) refuse(payload, name);
      for (const name of Object.keys(value)) {
        const own = properties.get(name);
        const matching = patterns.filter(([pattern]) => pattern.test(name));
        if (own) hold(payload, own, name);
        for (const [, schema] of matching) hold(payload, schema, name);
        if (!own && matching.length === 0 && others) hold(payload, others, name);
        if (names && !accepts(names, name)) refuse(payload, name);
      }
    });
}
