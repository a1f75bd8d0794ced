import { targetOf, type Models } from "./references.js";
import { remembered, type Answer } from "./remembered.js";
import type { Schema } from "./schema.js";

/**
 * The schemas that all speak of one value: where a `$ref` leads, the parts of an `allOf`, and the schema itself, which
 * comes last. Each is there once, whatever its `$ref` and `allOf` lead to on other ways.
 */
export const conjunctionOf: Answer<readonly Schema[]> = remembered((schema, models) => {
  if (directParts(schema, models).length === 0) return [schema];
  const found = new Set<Schema>();
  const begun = new Set<Schema>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (begun.has(next)) {
      found.add(next);
      continue;
    }
    begun.add(next);
    // It stands below its parts, so that it is met again once they are done.
    pending.push(
      next,
      ...directParts(next, models)
        .filter((part) => !begun.has(part))
        .reverse(),
    );
  }
  return [...found];
}, []);

function directParts(schema: Schema, models: Models): Schema[] {
  const target = targetOf(schema, models);
  return [...(target ? [target] : []), ...(schema.allOf ?? [])];
}
