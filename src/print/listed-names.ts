import { listedIn } from "../model/passes/usage.js";
import { plainSchema } from "../model/schema/aliases.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";

/** The names that `propertyNames` allows, where it lists them. */
export function listedNames({ propertyNames }: Schema, models: Models): string[] | undefined {
  if (propertyNames === undefined) return undefined;
  const plain = plainSchema(propertyNames, models);
  const values = plain.const === undefined ? listedIn(plain) : [plain.const];
  const names = values?.filter((value) => typeof value === "string");
  return names?.length === values?.length ? names : undefined;
}
