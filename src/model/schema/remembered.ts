import type { Models } from "./references.js";
import type { Schema } from "./schema.js";

/** Answers a question about a schema, by what it says itself and what its references lead to. */
export type Answer<Found> = (schema: Schema, models: Models) => Found;

/**
 * The same question, asked once of each schema among the same models: without it, levels of `allOf: [N, N]` would double
 * the time with each level.
 *
 * @param meanwhile what is answered about a schema while its own answer depends on it
 */
export function remembered<Found>(find: Answer<Found>, meanwhile: Found): Answer<Found> {
  const known = new WeakMap<Models, WeakMap<Schema, { found: Found }>>();
  return (schema, models) => {
    let answers = known.get(models);
    if (answers === undefined) known.set(models, (answers = new WeakMap()));
    const before = answers.get(schema);
    if (before !== undefined) return before.found;
    const answer = { found: meanwhile };
    answers.set(schema, answer);
    answer.found = find(schema, models);
    return answer.found;
  };
}
