import type { Json } from "../json/json.js";
import { docOf } from "../model/docs.js";
import { listedValues } from "../model/schema/listed-values.js";
import type { Schema } from "../model/schema/schema.js";
import { code, sentence } from "./comment.js";

/** Most values that a comment lists. */
const maxValues = 100;

/**
 * A list of what each value means, for a comment: by extensions beside an `enum`, or by what a `oneOf` or `anyOf` says
 * of its constants; of a list the values of its items. Undefined where nothing is said, or of so many that nobody reads
 * them.
 */
export function valueDocs(schema: Schema): string | undefined {
  const lines = listedValues(schema.items ?? schema)
    .map(({ value, name, description }) => ({ value, doc: told(name, description) }))
    .filter(({ doc }) => doc !== "");
  return lines.length === 0 || lines.length > maxValues
    ? undefined
    : lines.map(({ value, doc }) => `- ${code(spelled(value))}: ${doc}`).join("\n");
}

function told(...texts: (string | undefined)[]): string {
  const docs = texts.map((text) => docOf(text?.replace(/\s+/g, " "))).filter((doc) => doc !== "");
  return [...new Set(docs)].map(sentence).join(" ");
}

function spelled(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
