import type { Json } from "../json/json.js";
import { docOf } from "../model/docs.js";
import type { Schema } from "../model/schema/schema.js";
import { code, sentence } from "./comment.js";

/** Most values that a comment lists. */
const mostValues = 100;

/**
 * A list of what each value means, for a comment: by extensions beside an `enum`, or by what a `oneOf` or `anyOf` says
 * of its constants. Undefined where nothing is said, or of so many that nobody reads them.
 */
export function valueDocs(schema: Schema): string | undefined {
  const lines = [...listed(schema), ...constants(schema)].filter(({ doc }) => doc !== "");
  return lines.length === 0 || lines.length > mostValues
    ? undefined
    : lines.map(({ value, doc }) => `- ${code(spelled(value))}: ${doc}`).join("\n");
}

interface Line {
  value: Json;
  doc: string;
}

function listed({ enum: values = [], valueNotes = [] }: Schema): Line[] {
  return valueNotes.map(({ name, description }, index) => ({
    value: values[index] as Json,
    doc: told(name, description),
  }));
}

function constants({ oneOf = [], anyOf = [] }: Schema): Line[] {
  return [...oneOf, ...anyOf].flatMap(({ const: value, title, description }) =>
    value === undefined ? [] : [{ value, doc: told(title, description) }],
  );
}

function told(...texts: (string | undefined)[]): string {
  const docs = texts.map((text) => docOf(text?.replace(/\s+/g, " "))).filter((doc) => doc !== "");
  return [...new Set(docs)].map(sentence).join(" ");
}

function spelled(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
