import { propertiesOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";

/** How many conditions inside of conditions are followed. */
const maxDepth = 20;

/**
 * The names of the properties that a condition declares (`then`, `else`, `dependentSchemas`), and the schema itself
 * does not. TypeScript has no conditions: an object may have these, and of what type depends on where else they are
 * declared.
 */
export function conditionalNames(schema: Schema, models: Models): string[] {
  if (partsOf(schema).length === 0) return [];
  const found = new Set<string>();
  const collect = (owner: Schema, depth: number): void => {
    for (const part of partsOf(owner)) {
      for (const name of propertiesOf(part, models).keys()) found.add(name);
      if (depth < maxDepth) collect(part, depth + 1);
    }
  };
  collect(schema, 0);
  for (const name of Object.keys(schema.properties ?? {})) found.delete(name);
  return [...found];
}

const none: readonly Schema[] = [];

function partsOf({ then, else: otherwise, dependentSchemas }: Schema): readonly Schema[] {
  if (!then && !otherwise && !dependentSchemas) return none;
  const dependent = Object.values(dependentSchemas ?? {});
  return [then, otherwise, ...dependent].filter((part) => part !== undefined);
}
