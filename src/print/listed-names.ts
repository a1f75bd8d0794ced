import { listedIn } from "../model/passes/usage.js";
import { plainSchema } from "../model/schema/aliases.js";
import type { Models } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";

/** The names that `propertyNames` allows, where it lists them. */
export function listedNames({ propertyNames }: Schema, models: Models): string[] | undefined {
  if (propertyNames === undefined) return undefined;
  const plain = plainSchema(propertyNames, models);
  const values = plain.const === undefined ? listedIn(plain) : [plain.const];
  if (values === undefined) return listedTogether(plain, models);
  const names = values.filter((value) => typeof value === "string");
  return names.length === values.length ? names : undefined;
}

/** The names of all lists that a union is made of. */
function listedTogether({ anyOf, oneOf }: Schema, models: Models): string[] | undefined {
  const lists = (oneOf ?? anyOf)?.map((each) => listedNames({ propertyNames: each }, models));
  return lists?.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;
}
