import type { Json } from "../../json/json.js";
import { isAccepted } from "../schema/listed.js";
import type { Part } from "../schema/part.js";
import type { Mode } from "./rule.js";

/** What the other side may be, and how both are written. */
interface Written {
  as: readonly Part[];
  mode: Mode;
}

/**
 * In a parameter or header all is text: whether each text that some parts are written as is one that the parts of
 * another kind are written as. A string without limits is any text, a list between commas included.
 */
export function isWritten(parts: readonly Part[], { as, mode }: Written): boolean {
  if (mode === "json") return false;
  return parts.every((part) => as.some((other) => isOneText(part, other, mode)));
}

function isOneText(part: Part, other: Part, mode: Mode): boolean {
  if (part.kind === "null" || other.kind === "null" || part.kind === "object") return false;
  if (isText(other)) return part.kind !== "array" || mode === "text";
  if (other.kind === "array") return mode === "text" && isText(part) && isAnyList(other);
  const texts = textsOf(part);
  return texts !== undefined && texts.every((text) => valuesOf(text, other).length > 0);
}

/** A string that may be any text. */
function isText(part: Part): boolean {
  return (
    part.kind === "string" &&
    part.values === undefined &&
    Object.keys(part.texts).length + Object.keys(part.limits).length === 0
  );
}

/** A list that any text is, cut at its commas. */
function isAnyList({ limits, unique, prefix, items }: Part): boolean {
  const [item, ...more] = items?.conjunction ?? [];
  const isString = more.length === 0 && [item?.schema].every((schema) => schema?.type === "string");
  const plain = Object.keys(item?.schema ?? {}).every((key) => plainKeys.has(key));
  const { minItems, ...others } = limits;
  const isFree = Object.keys(others).length + prefix.length === 0 && unique === undefined;
  return isFree && (minItems?.value ?? 0) <= 1 && (items === undefined || (isString && plain));
}

const plainKeys: ReadonlySet<string> = new Set(["type", "description", "title", "example"]);

/** The texts of a part, where it lists its values. */
function textsOf({ kind, values }: Part): string[] | undefined {
  if (kind === "boolean" && values === undefined) return ["true", "false"];
  return kind === "array" ? undefined : values?.value.map(String);
}

/** What of a part is written as a text. */
function valuesOf(text: string, part: Part): Json[] {
  const read: Json[] = part.kind === "string" ? [text] : readings(text, part);
  const listed = part.values?.value;
  return read.filter((value) => (listed ? listed.includes(value) : isAccepted(value, part)));
}

function readings(text: string, { kind }: Part): Json[] {
  if (kind === "boolean") return text === "true" || text === "false" ? [text === "true"] : [];
  return kind === "number" && String(Number(text)) === text ? [Number(text)] : [];
}
