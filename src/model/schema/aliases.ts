import { conjunctionOf } from "./conjunction.js";
import { annotations } from "./keywords.js";
import { modelOf, type Schema } from "./schema.js";
import type { Models } from "./references.js";

/** Longest chain of models that name each other; the model stage refuses chains that never end. */
const maxChain = 100;

/** The one schema that this one stands for, itself apart: a `$ref` with a description beside it is one in an `allOf`. */
function wrapped(schema: Schema): Schema | undefined {
  const [only, ...others] = schema.allOf ?? [];
  const isPlain = Object.keys(schema).every((key) => key === "allOf" || annotations.has(key));
  return isPlain && others.length === 0 ? only : undefined;
}

/** The model that a schema refers to, whatever is said about it beside the reference. */
export function referredModel(schema: Schema): string | undefined {
  let current: Schema | undefined = schema;
  while (current !== undefined && current.$ref === undefined) {
    current = wrapped(current);
  }
  return current?.$ref === undefined ? undefined : modelOf(current.$ref);
}

/** The schema that says what a value is: behind references, and behind what only says something about it. */
export function plainSchema(schema: Schema, models: Models): Schema {
  let current = schema;
  for (let step = 0; step < maxChain; step += 1) {
    const name = referredModel(current);
    const next = name === undefined ? wrapped(current) : (models.get(name)?.schema ?? {});
    if (next === undefined) {
      return current;
    }
    current = next;
  }
  return current;
}

/** The model behind those that are nothing but another name for it. */
export function aliasedModel(name: string, models: Models): string {
  let current = name;
  for (let step = 0; step < maxChain; step += 1) {
    const next = referredModel(models.get(current)?.schema ?? {});
    if (next === undefined) {
      return current;
    }
    current = next;
  }
  return current;
}

/** True where a schema, or one that it refers to or is composed of, is `readOnly` or `writeOnly`. */
export function isMarked(schema: Schema, mark: "readOnly" | "writeOnly", models: Models): boolean {
  return conjunctionOf(schema, models).some((each) => each[mark] === true);
}
