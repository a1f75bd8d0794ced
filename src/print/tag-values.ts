import type { Json } from "../json/json.js";
import { isOpenEnum, listedIn } from "../model/passes/usage.js";
import { plainSchema } from "../model/schema/aliases.js";
import type { Models } from "../model/schema/references.js";
import type { JsonType, Schema } from "../model/schema/schema.js";

/** Values of a property that say which variant of a union a value is. */
export interface Constants {
  propertyName: string;
  values: readonly Json[];
}

/**
 * A mapping's keys as values of the property that they stand in: a mapping spells numbers as texts. Undefined where the
 * property cannot have them, or has a constant already.
 */
export function acceptedValues(
  declared: Schema | undefined,
  values: readonly string[],
  models: Models,
): readonly Json[] | undefined {
  if (declared === undefined) return values;
  const plain = plainSchema(declared, models);
  const { enum: allowed, const: constant, allOf, anyOf, oneOf } = plain;
  if (constant !== undefined || allOf || anyOf || oneOf) return undefined;
  const typed = values.map((value) => typedValue(value, plain));
  if (typed.includes(undefined)) return undefined;
  const isListed = (): boolean =>
    allowed === undefined ||
    (allowed.length > 1 && typed.every((value) => allowed.includes(value as Json)));
  return isListed() ? (typed as Json[]) : undefined;
}

/** The values that all declarations of a property agree to: each accepts them, or lists no others. */
export function agreedValues(
  declared: readonly (Schema | undefined)[],
  values: readonly string[],
  models: Models,
): readonly Json[] | undefined {
  if (values.length === 0) return undefined;
  const stated = declared.filter((each) => each !== undefined);
  const accepted = stated.map((each) => acceptedValues(each, values, models));
  const isFine = stated.every(
    (each, index) => accepted[index] !== undefined || states(each, values, models),
  );
  return isFine ? (accepted.find((each) => each !== undefined) ?? values) : undefined;
}

/** True where a property has no other values than these. */
function states(declared: Schema, values: readonly string[], models: Models): boolean {
  const { enum: allowed } = plainSchema(declared, models);
  return allowed?.every((value) => values.some((each) => each === value)) === true;
}

/** The values that a property lists, where a type for reading would leave the list open. */
export function openValues(
  declared: Schema | undefined,
  models: Models,
): readonly Json[] | undefined {
  const plain = plainSchema(declared ?? {}, models);
  return isOpenEnum(plain) ? listedIn(plain) : undefined;
}

/** All values that a property may have, if it lists them. */
export function listedValues(
  declared: Schema | undefined,
  models: Models,
): readonly Json[] | undefined {
  const plain = plainSchema(declared ?? {}, models);
  return plain.const === undefined ? listedIn(plain) : [plain.const];
}

function typedValue(
  text: string,
  { type, enum: allowed = [], inProgram }: Schema,
): Json | undefined {
  const kinds: readonly JsonType[] = type === undefined ? kindsOfList(allowed) : [type].flat();
  if (kinds.length === 0 || kinds.includes("string")) return text;
  if (kinds.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  const isNumber = kinds.includes("integer") || kinds.includes("number");
  if (!isNumber || String(Number(text)) !== text) return undefined;
  if (inProgram === "bigint") return undefined;
  return inProgram === "digits" ? text : Number(text);
}

function kindsOfList(values: readonly Json[]): JsonType[] {
  const kinds = values.map((value) => typeof value).filter((kind) => kind !== "object");
  return [...new Set(kinds)] as JsonType[];
}
