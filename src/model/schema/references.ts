import type { Model } from "../api.js";
import { modelOf, type Schema } from "./schema.js";

/** Finds schemas by what stands in a `$ref`: the name of a model, or its place while it has no name. */
export type Models = ReadonlyMap<string, Pick<Model, "schema">>;

/** Finds models by their names. */
export type NamedModels = ReadonlyMap<string, Model>;

export function modelsByName(models: readonly Model[]): NamedModels {
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
