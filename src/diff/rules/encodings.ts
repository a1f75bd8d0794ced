import type { Encoding, MediaType } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import type { Effect } from "../change.js";
import { isWithin, plainType } from "../media-range.js";
import type { Conjunction, Part } from "../schema/part.js";
import type { Schemas } from "../schema/schemas.js";
import { note, type Notebook, type Site } from "../uses.js";
import { compareHeaders, partHeader } from "./headers.js";
import type { Rule } from "./rule.js";
import { spelling } from "./styles.js";

export const partEncoding: Rule = {
  id: "encoding",
  title: "How a part of a form is written",
  explain:
    "`encoding` sets the media type and the style in which a part of a multipart or urlencoded body is written. A server that expects one encoding does not understand the other.",
};

/** One part of a form: how it is written, and what it may be. */
interface FormPart {
  encoding: Encoding;
  parts: readonly Part[] | undefined;
  schemas: Schemas;
}

/** Compares how the parts of two forms are written. Of other bodies `encoding` says nothing (OpenAPI 3.1, 4.8.14.1). */
export function compareEncodings(
  base: MediaType,
  head: MediaType,
  { notebook, site }: { notebook: Notebook; site: Site },
): void {
  if (!isForm(base) || !isForm(head)) return;
  for (const name of new Set([...Object.keys(base.encoding), ...Object.keys(head.encoding)])) {
    const before = formPart(base, name, notebook.documents.base);
    const after = formPart(head, name, notebook.documents.head);
    // A part that comes or goes is a change of the schema.
    if ((before.parts === undefined) !== (after.parts === undefined)) continue;
    const place = (at: string): string => pointer(pointer(at, "encoding"), name);
    const places = { base: place(base.at), head: place(head.at) };
    const [old, now] = [written(before), written(after)];
    const effect = effectOf(old, now);
    if (effect !== "none") {
      note(notebook, site, {
        rule: partEncoding.id,
        effect,
        ...places,
        what: `the part \`${name}\` is written as ${now.join(", ")} and no longer as ${old.join(", ")}`,
        before: old.join(", "),
        after: now.join(", "),
      });
    }
    const headers = { base: before.encoding.headers, head: after.encoding.headers };
    compareHeaders(headers, places, {
      notebook,
      site: { ...site, where: `${site.where} part \`${name}\`` },
      rule: partHeader,
    });
  }
}

function isForm({ type }: MediaType): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/i.test(type);
}

function formPart(
  { schema = {}, at, encoding }: MediaType,
  name: string,
  schemas: Schemas,
): FormPart {
  const conjunction: Conjunction = [{ schema, at: pointer(at, "schema") }];
  const property = schemas.parts(conjunction).flatMap((part) => part.properties.get(name) ?? []);
  return {
    encoding: encoding[name] ?? { headers: [] },
    parts:
      property.length === 0
        ? undefined
        : property.flatMap((each) => schemas.parts(each.conjunction)),
    schemas,
  };
}

/** The media types of a part, or its style where it has one: then its media type is ignored (OpenAPI 3.1, 4.8.15.1). */
function written({ encoding, parts = [], schemas }: FormPart): string[] {
  const { contentType, style = "form", explode = style === "form", allowReserved } = encoding;
  const isStyled = (encoding.style ?? encoding.explode ?? allowReserved) !== undefined;
  if (isStyled && !(style === "form" && explode && allowReserved !== true))
    return [`${spelling({ style, explode }, parts)}${allowReserved === true ? ", unescaped" : ""}`];
  if (contentType !== undefined && !isStyled)
    return contentType.split(",").map((type) => `\`${plainType(type)}\``);
  return [...new Set(parts.flatMap((part) => defaultTypes(part, schemas)))];
}

function defaultTypes({ kind, texts, items }: Part, schemas: Schemas): string[] {
  switch (kind) {
    case "object":
      return ["`application/json`"];
    case "array":
      return schemas
        .parts(items?.conjunction ?? [])
        .flatMap((part) =>
          part.kind === "array" ? ["`application/json`"] : defaultTypes(part, schemas),
        );
    case "string": {
      const isBinary =
        texts.contentEncoding !== undefined ||
        texts.format?.some(({ value }) => value === "binary");
      return [isBinary === true ? "`application/octet-stream`" : "`text/plain`"];
    }
    case "boolean":
    case "null":
    case "number":
      return ["`text/plain`"];
    default:
      return kind satisfies never;
  }
}

function effectOf(before: readonly string[], after: readonly string[]): Effect {
  const bare = (type: string): string => type.replaceAll("`", "");
  const lies = (some: readonly string[], others: readonly string[]): boolean =>
    some.every((one) => others.some((other) => isWithin(bare(one), bare(other))));
  const [wider, narrower] = [lies(before, after), lies(after, before)];
  if (wider && narrower) return "none";
  return wider ? "widens" : narrower ? "narrows" : "incomparable";
}
