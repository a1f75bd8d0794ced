import type { Parameter } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { Value } from "../store/value.js";
import { memberOf, readNested } from "./nested-names.js";
import { decoded, type Pair } from "./pairs.js";
import { jsonValue, readValue, readValues } from "./read-value.js";

/** How a parameter is written, and what it is. */
export type Styled = Pick<
  Parameter,
  "contentType" | "explode" | "in" | "name" | "schema" | "style"
>;

/**
 * The value of a path or header parameter (OpenAPI 3.1, section 4.8.12.3).
 *
 * @param raw as it was sent: of a path with its percent-encoding, which headers have none of
 */
export function readSegment(styled: Styled, raw: string, models: Models): Value {
  const { in: place, contentType, schema, style, explode, name } = styled;
  const plain = place === "header" ? (text: string): string => text.trim() : decoded;
  if (contentType !== undefined) return readContent(plain(raw), contentType);
  const isObject = allowsType(schema, "object", models);
  if (!isObject && !allowsType(schema, "array", models)) {
    return readValue(plain(withoutPrefix(raw, { name, style })), schema, models);
  }
  const parts = partsOf(raw, styled, isObject).map(plain);
  if (!isObject) return readValues(parts, schema, models);
  const pairs = explode ? parts.map(pairOf) : alternating(parts);
  return objectOf(pairs, schema, models);
}

/** `.text` of the style `label`, `;name=text` of `matrix`. */
function withoutPrefix(raw: string, { name, style }: Pick<Styled, "name" | "style">): string {
  if (style === "label") return raw.replace(/^\./, "");
  const prefix = `;${name}`;
  return style === "matrix" && raw.startsWith(prefix)
    ? raw.slice(prefix.length).replace(/^=/, "")
    : raw;
}

/** The items of a list, or the members of an object, which are pairs where they are exploded. */
function partsOf(raw: string, { name, style, explode }: Styled, isObject: boolean): string[] {
  if (style === "matrix" && explode) {
    const parts = raw.replace(/^;/, "").split(";");
    return isObject ? parts : parts.map((part) => withoutPrefix(`;${part}`, { name, style }));
  }
  const text = withoutPrefix(raw, { name, style });
  if (text === "") return [];
  return style === "label" && explode ? text.split(".") : separated(text, ",");
}

const separators: Partial<Record<Parameter["style"], string>> = {
  pipeDelimited: "|",
  spaceDelimited: " ",
};

/** The value of a query or cookie parameter out of all pairs; undefined where none is about it. */
export function readPairs(
  styled: Styled,
  pairs: readonly Pair[],
  { models, others }: { models: Models; others: ReadonlySet<string> },
): Value | undefined {
  const { name, contentType, schema, style, explode } = styled;
  if (style === "deepObject") {
    const texts = pairs.map((pair): [string, string] => [pair.name, pair.text]);
    return readNested(name, texts, { schema, models });
  }
  const own = pairs.filter((pair) => pair.name === name);
  const [first] = own;
  const isObject = allowsType(schema, "object", models);
  if (contentType === undefined && isObject && explode && first === undefined) {
    return readMembers(styled, pairs, { models, others });
  }
  if (first === undefined) return undefined;
  if (contentType !== undefined) return readContent(first.text, contentType);
  if (isObject && !explode && !first.text.startsWith("{")) {
    return objectOf(alternating(itemsOf(first, style)), schema, models);
  }
  if (!allowsType(schema, "array", models)) return readValue(first.text, schema, models);
  const items = explode ? own.map(({ text }) => text) : itemsOf(first, style);
  const texts = items.filter((text) => text !== "" || items.length > 1);
  return readValues(texts, schema, models);
}

/** The members of an exploded object, which are parameters of their own. */
function readMembers(
  { schema }: Styled,
  pairs: readonly Pair[],
  { models, others }: { models: Models; others: ReadonlySet<string> },
): Value | undefined {
  const members = pairs.filter(({ name }) => !others.has(name) && memberOf(schema, name, models));
  const texts = members.map(({ name, text }): [string, string] => [name, text]);
  return texts.length > 0 ? objectOf(texts, schema, models) : undefined;
}

function itemsOf({ raw, text }: Pair, style: Parameter["style"]): string[] {
  const separator = separators[style] ?? ",";
  return separator === "," ? separated(raw, separator).map(decoded) : text.split(separator);
}

/** Split where the separator stands as it is; where it only stands encoded, the whole may have been encoded. */
function separated(raw: string, separator: string): string[] {
  return raw.includes(separator) ? raw.split(separator) : decoded(raw).split(separator);
}

function pairOf(part: string): [string, string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

function alternating(parts: readonly string[]): [string, string][] {
  return parts.flatMap((part, index): [string, string][] =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? ""]] : [],
  );
}

function objectOf(pairs: readonly [string, string][], schema: Schema, models: Models): Value {
  const grouped = new Map<string, string[]>();
  for (const [name, text] of pairs) {
    const texts = grouped.get(name) ?? [];
    texts.push(text);
    grouped.set(name, texts);
  }
  return Object.fromEntries(
    [...grouped].map(([name, texts]): [string, Value] => {
      const member = memberOf(schema, name, models) ?? {};
      const isList = allowsType(member, "array", models) && dereference(member, models).items;
      const value = isList
        ? readValues(texts, member, models)
        : readValue(texts[0] ?? "", member, models);
      return [name, value];
    }),
  );
}

/** A parameter with `content` (OpenAPI 3.1, section 4.8.12.2): JSON, or the text itself. */
function readContent(text: string, contentType: string): Value {
  return isJson(contentType) ? jsonValue(text) : text;
}
