import { propertiesOf, requiredOf } from "../model/schema/properties.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";

/** How many conditions inside of conditions are followed. */
const maxDepth = 20;

/**
 * The names of the properties that only a condition speaks of (`if`, `then`, `else`, `dependentSchemas`,
 * `dependentRequired`), in the schema or in a part of it that is written in place. TypeScript has no conditions: an
 * object may have these, and of what type depends on where else they are declared.
 */
export function conditionalNames(schema: Schema, models: Models): string[] {
  const owners = conjuncts(schema).filter(hasConditions);
  if (owners.length === 0) return [];
  const found = new Set<string>();
  const collect = (owner: Schema, depth: number): void => {
    for (const [name, names] of Object.entries(owner.dependentRequired ?? {})) {
      for (const each of [name, ...names]) found.add(each);
    }
    for (const part of conditionsOf(owner)) {
      for (const name of propertiesOf(part, models).keys()) found.add(name);
      for (const name of requiredOf(part, models)) found.add(name);
      if (depth < maxDepth) collect(part, depth + 1);
    }
  };
  for (const owner of owners) collect(owner, 0);
  for (const name of propertiesOf(schema, models).keys()) found.delete(name);
  return [...found];
}

/** A schema and the parts of its `allOf` that are no references: those have types of their own. */
function conjuncts(schema: Schema): Schema[] {
  return [schema, ...(schema.allOf ?? []).flatMap((part) => (part.$ref ? [] : conjuncts(part)))];
}

function hasConditions(schema: Schema): boolean {
  return schema.dependentRequired !== undefined || conditionsOf(schema).length > 0;
}

const none: readonly Schema[] = [];

/** What holds under a condition, and what is one. */
function conditionsOf(schema: Schema): readonly Schema[] {
  const { if: condition, then, else: otherwise, dependentSchemas } = schema;
  if (!then && !otherwise && !dependentSchemas) return none;
  const dependent = Object.values(dependentSchemas ?? {});
  const tested = then || otherwise ? condition : undefined;
  const direct = [tested, then, otherwise, ...dependent].filter((part) => part !== undefined);
  return direct.flatMap((part) => [part, ...(part.anyOf ?? []), ...(part.oneOf ?? [])]);
}
