import type { At } from "../../json/pointer.js";
import type { JsonObject } from "../../json/json.js";
import type { Schema } from "./schema.js";
import type { SchemaContext } from "./schema-context.js";
import { pointer } from "../source.js";

/** What a bound must be, in words and as a test (JSON Schema 2020-12, Validation, 6.2 to 6.5). */
interface Form {
  words: string;
  test: (value: unknown) => boolean;
}

const count: Form = {
  words: "a whole number from 0",
  test: (value) => Number.isInteger(value) && (value as number) >= 0,
};
const number: Form = { words: "a number", test: (value) => typeof value === "number" };
/** In 3.0 a flag on `minimum` and `maximum` (JSON Schema draft 4, 5.1.1). */
const numberOrFlag: Form = {
  words: "a number",
  test: (value) => typeof value === "number" || typeof value === "boolean",
};
const divisor: Form = {
  words: "a number above 0",
  test: (value) => typeof value === "number" && value > 0,
};

const forms = new Map<string, Form>([
  ...["minLength", "maxLength", "minItems", "maxItems", "minContains", "maxContains"].map(
    (key): [string, Form] => [key, count],
  ),
  ["minProperties", count],
  ["maxProperties", count],
  ["minimum", number],
  ["maximum", number],
  ["exclusiveMinimum", numberOrFlag],
  ["exclusiveMaximum", numberOrFlag],
  ["multipleOf", divisor],
]);

/** Copies the bounds of lengths, counts and numbers. What is none is left out with a warning. */
export function copyBounds(
  { value, at }: { value: JsonObject; at: At },
  schema: Schema,
  { source }: SchemaContext,
): void {
  const target = schema as JsonObject;
  for (const [key, own] of Object.entries(value)) {
    const form = forms.get(key);
    if (form === undefined || own === null) continue;
    if (!form.test(own)) {
      source.warnings.push({
        at: pointer(at, key),
        id: "field-shape",
        what: `${key} must be ${form.words}`,
        leftOut: [pointer(at, key)],
        todo: "It is not read; correct it, or leave it out.",
      });
    } else if (typeof own === "number") {
      target[key] = own;
    }
  }
  if (value["exclusiveMinimum"] === true && schema.minimum !== undefined) {
    schema.exclusiveMinimum = schema.minimum;
    delete schema.minimum;
  }
  if (value["exclusiveMaximum"] === true && schema.maximum !== undefined) {
    schema.exclusiveMaximum = schema.maximum;
    delete schema.maximum;
  }
}
