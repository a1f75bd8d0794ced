import { spellJson } from "../../emit/literal.js";
import type { Schema } from "../../model/schema/schema.js";
import { visitSchemas } from "../../model/schema/visit-schemas.js";
import { sampleOf } from "../../values/sample.js";
import type { Making } from "./making.js";

const variants = 4;
/** To ask a validator about more schemas than these takes longer than what comes of it is worth. */
const maxSchemas = 200;

/** One of some values that the schema was seen to accept; undefined where none was found. */
export function literalSamples(schema: Schema, making: Making): string | undefined {
  const { models, direction } = making;
  if (visitSchemas([schema], models).size > maxSchemas) return undefined;
  const validator = making.validator();
  const way = direction === "read" ? "read" : "written";
  const found = new Set<string>();
  for (let variant = 0; variant < variants; variant += 1) {
    const value = sampleOf(schema, { models, validator }, variant);
    if (validator.accepts(schema, value, way) === true) found.add(spellJson(value));
  }
  return found.size === 0 ? undefined : `maker.pick(${[...found].join(", ")})`;
}
