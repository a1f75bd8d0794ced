import type { Json } from "../../json/json.js";
import type { ValueNote } from "../extensions/value-notes.js";
import type { Schema } from "./schema.js";

/** A value that a schema lists, and what is said of it. */
export interface ListedValue extends ValueNote {
  value: Json;
}

/** The values of an `enum`, and the constants of a `oneOf` or `anyOf`, whose titles name them; in the document's order. */
export function listedValues({ enum: values = [], ...schema }: Schema): ListedValue[] {
  const { valueNotes = [], oneOf = [], anyOf = [] } = schema;
  const constants = [...oneOf, ...anyOf].flatMap(({ const: value, title, description }) =>
    value === undefined
      ? []
      : [{ value, ...(title && { name: title }), ...(description && { description }) }],
  );
  return [...values.map((value, index) => ({ value, ...valueNotes[index] })), ...constants];
}

/**
 * The values of a schema that is a list of them, open or closed: an `enum`, or alternatives that are constants, lists or
 * any text or number beside them. Undefined where it is something else, or where a value is an object or a list.
 */
export function enumValues(schema: Schema): ListedValue[] | undefined {
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (schema.enum !== undefined ? branches.length > 0 : !branches.every(isListOrOpen)) {
    return undefined;
  }
  const found =
    schema.enum !== undefined
      ? listedValues(schema)
      : branches.flatMap((branch) =>
          listedValues(branch.enum === undefined ? { oneOf: [branch] } : branch),
        );
  const distinct = [...new Map(found.map((each) => [each.value, each])).values()];
  const isPlain =
    distinct.every(({ value }) => value === null || typeof value !== "object") &&
    !distinct.some(({ value }) => typeof value === "number" && !Number.isFinite(value));
  return isPlain && distinct.some(({ value }) => value !== null) ? distinct : undefined;
}

/** Whether a schema says no more of a value than which one it is, or of which kind. */
function isListOrOpen({ const: value, enum: values, type, ...rest }: Schema): boolean {
  const isComposed = rest.$ref ?? rest.allOf ?? rest.anyOf ?? rest.oneOf ?? rest.not;
  if (isComposed !== undefined) return false;
  return value !== undefined || values !== undefined || (type !== "object" && type !== "array");
}
