import type { Model } from "../api.js";
import { modelOf, type Schema } from "./schema.js";

/** Finds models by the name in a `$ref`. */
export type Models = ReadonlyMap<string, Model>;

/** The models by their names, as `$ref`s have them. */
export function modelsByName(models: readonly Model[]): Models {
  return new Map(models.map((each) => [each.name, each]));
}

/** The schema itself, or the one that its `$ref`s lead to, however many; the model stage refuses those without an end. */
export function dereference(schema: Schema, models: Models): Schema {
  let current = schema;
  for (let steps = 0; current.$ref !== undefined && steps <= models.size; steps += 1) {
    current = targetOf(current, models) ?? {};
  }
  return current;
}

/** The schema of the model that a schema is a reference to. */
export function targetOf({ $ref }: Schema, models: Models): Schema | undefined {
  return $ref === undefined ? undefined : models.get(modelOf($ref))?.schema;
}
