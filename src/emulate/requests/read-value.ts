import { isTooDeep } from "./nesting.js";
import { numberOf, parseExact, type Value } from "../store/value.js";
import { allowsType } from "../../model/schema/kinds.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";

/** A value that came as text (in a path, a query, a header or a form field), as its schema means it. */
export function readValue(text: string, schema: Schema, models: Models): Value {
  if (allowsNumber(schema, models) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) {
    return numberOf(text);
  }
  if (allowsType(schema, "boolean", models) && (text === "true" || text === "false")) {
    return text === "true";
  }
  if (
    allowsType(schema, "object", models) ||
    (allowsType(schema, "array", models) && text.startsWith("["))
  ) {
    return jsonValue(text);
  }
  return text;
}

/** A list of values that came as texts. */
export function readValues(texts: readonly string[], schema: Schema, models: Models): Value[] {
  const item = dereference(schema, models).items ?? {};
  return texts.map((text) => readValue(text, item, models));
}

function allowsNumber(schema: Schema, models: Models): boolean {
  const numeric = allowsType(schema, "integer", models) || allowsType(schema, "number", models);
  return numeric && !allowsType(schema, "string", models);
}

/** What a text says as JSON; the text itself where it is none. */
export function jsonValue(text: string): Value {
  try {
    return isTooDeep(text) ? text : parseExact(text);
  } catch {
    return text;
  }
}
