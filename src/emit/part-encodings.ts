import type { Encoding, MediaType } from "../model/api.js";
import { allowsType, isJson, propertiesOf, type Models } from "../model/schema-lookup.js";
import type { Schema } from "../model/schema.js";
import type { Literal } from "./literal.js";
import { styleOf } from "./parameter-style.js";
import { encoderOf } from "./request-type.js";

interface PartsContext {
  models: Models;
  /** A value of the runtime, imported. */
  value: (name: string) => Literal;
}

/**
 * How single properties of multipart and form bodies are encoded, where not as the runtime has it by default (OpenAPI
 * 3.1, 4.8.15). Where several bodies say something of one property, it is the same property.
 */
export function partsOf(content: MediaType[], context: PartsContext): Literal | undefined {
  const parts = new Map<string, { contentType?: Literal; style?: Literal }>();
  for (const { type, schema = {}, encoding } of content) {
    const properties = propertiesOf(schema, context.models);
    for (const [name, each] of Object.entries(encoding)) {
      const part = partOf(encoderOf(type), each, {
        ...context,
        schema: properties.get(name) ?? {},
      });
      if (part !== undefined) {
        parts.set(name, { ...parts.get(name), ...part });
      }
    }
  }
  return parts.size === 0 ? undefined : Object.fromEntries(parts);
}

function partOf(
  encoder: ReturnType<typeof encoderOf>,
  encoding: Encoding,
  { models, value, schema }: PartsContext & { schema: Schema },
): { contentType: Literal } | { style: Literal } | undefined {
  if (encoder === "multipart") {
    const { style, explode, contentType = "" } = encoding;
    // A style that is stated counts, and a content type beside it does not; but documents give one to files, too.
    // Nothing is percent-encoded in a part, so every character is kept anyway.
    const styled =
      (style ?? explode) === undefined
        ? undefined
        : styleMember(formStyle({ ...encoding, allowReserved: false }, schema, models), value);
    // Several types, or a range, are the caller's choice.
    return styled ?? (/^[^,*]+$/.test(contentType) ? { contentType } : undefined);
  }
  return encoder === "form" ? styleMember(formStyle(encoding, schema, models), value) : undefined;
}

function styleMember(
  style: string | undefined,
  value: PartsContext["value"],
): { style: Literal } | undefined {
  return style === undefined ? undefined : { style: value(style) };
}

/**
 * The runtime's name for the way in which a property of a form body is spelled; undefined where it is the runtime's
 * own: lists are repeated and objects are JSON. Whoever states a style, or a part of one, wants it for objects as well.
 */
function formStyle(encoding: Encoding, schema: Schema, models: Models): string | undefined {
  const { contentType = "", style = "form", explode = style === "form", allowReserved } = encoding;
  const isObject = allowsType(schema, "object", models);
  if ((encoding.style ?? encoding.explode ?? allowReserved) === undefined) {
    return isJson(contentType) && allowsType(schema, "array", models) ? "jsonQuery" : undefined;
  }
  const named = styleOf(
    { in: "query", schema, style, explode, allowReserved: allowReserved === true },
    models,
  );
  return named ?? (isObject ? "formExploded" : undefined);
}
