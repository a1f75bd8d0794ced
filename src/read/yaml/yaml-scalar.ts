import type { Json } from "../../json/json.js";

/**
 * What the text of a scalar stands for by the core schema (YAML 1.2.2, 10.3): text in quotes is text, unless a tag says
 * otherwise. Undefined where the tag is none of the schema's, or the text none of the tag's.
 */
export function scalarValue(text: string, isPlain: boolean, tag?: string): Json | undefined {
  switch (tag) {
    case undefined:
      return isPlain ? plainValue(text) : text;
    case "!":
    case "!!str":
      return text;
    case "!!null":
      return plainValue(text) === null ? null : undefined;
    case "!!bool":
      return ofType("boolean", plainValue(text));
    case "!!int":
    case "!!float":
      return ofType("number", plainValue(text));
    default:
      return undefined;
  }
}

function ofType(type: "boolean" | "number", value: Json): Json | undefined {
  return typeof value === type ? value : undefined;
}

/** The first characters of text that may stand for something else than itself. */
const firstOfValue = /^(?:[-+.0-9nNtTfF~]|$)/;
const number = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The table of YAML 1.2.2, 10.3.2. */
function plainValue(text: string): Json {
  if (!firstOfValue.test(text)) return text;
  if (number.test(text) || /^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  if (/^(?:null|Null|NULL|~|)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? NaN : text;
}
