import type { RuntimeValue } from "../runtime/names.js";
import type { Encoding, MediaType } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { typesOf } from "../../model/schema/types-of.js";
import type { Literal } from "../literal.js";
import { styleOf } from "./parameter-style.js";
import { encoderOf } from "./request-type.js";

interface PartsContext {
  models: Models;
  /** A value of the runtime, imported. */
  value: (name: RuntimeValue) => Literal;
}

/**
 * How single properties of multipart and form bodies are encoded, where not as the runtime has it by default (OpenAPI
 * 3.1, 4.8.15): the members of a descriptor that say so. Where several bodies say something of one property, it is
 * the same property.
 */
export function partMembers(
  content: Pick<MediaType, "encoding" | "schema" | "type">[],
  { models, value }: PartsContext,
): { [key: string]: Literal | undefined } {
  const types = new Map<string, Literal>();
  const styles = new Map<string, RuntimeValue>();
  for (const { type, schema = {}, encoding } of content) {
    const properties = propertiesOf(schema, models);
    for (const [name, each] of Object.entries(encoding)) {
      const part = partOf(encoderOf(type), each, { models, schema: properties.get(name) ?? {} });
      if (part?.contentType !== undefined) types.set(name, part.contentType);
      if (part?.style !== undefined) styles.set(name, part.style);
    }
  }
  // By style: a document may have hundreds of properties with the same.
  const groups = [...new Set(styles.values())].map((style): Literal => {
    const names = [...styles.keys()].filter((name) => styles.get(name) === style);
    return [value(style), ...names];
  });
  return {
    partTypes: types.size === 0 ? undefined : Object.fromEntries(types),
    partStyles: groups.length === 0 ? undefined : groups,
  };
}

function partOf(
  encoder: ReturnType<typeof encoderOf>,
  encoding: Encoding,
  { models, schema }: { models: Models; schema: Schema },
): { contentType?: string; style?: RuntimeValue | undefined } | undefined {
  if (encoder === "multipart") {
    const { style, explode, contentType = "" } = encoding;
    // A style that is stated counts, and a content type beside it does not; but documents give one to files, too.
    // Nothing is percent-encoded in a part, so every character is kept anyway.
    const isStated = (style ?? explode) !== undefined;
    const named = isStated
      ? formStyle({ ...encoding, allowReserved: false }, schema, models)
      : undefined;
    if (named !== undefined) return { style: named };
    // Several types, or a range, are the caller's choice.
    return /^[^,*]+$/.test(contentType) ? { contentType } : undefined;
  }
  if (encoder !== "form") return undefined;
  const style = formStyle(encoding, schema, models);
  const { contentType = "" } = encoding;
  const isTyped = style === undefined && isJson(contentType) && !isJsonAnyway(schema, models);
  return isTyped ? { contentType } : { style };
}

/** True for objects and lists of objects: a form has no other way to send them. */
function isJsonAnyway(schema: Schema, models: Models): boolean {
  const value = dereference(schema, models);
  const types = typesOf(dereference(value.items ?? value, models));
  return types.length === 1 && types[0] === "object";
}

/**
 * The runtime's name for the way in which a property of a form body is spelled; undefined where it is the runtime's
 * own: lists are repeated and objects are JSON. Whoever states a style, or a part of one, wants it for objects as well.
 */
function formStyle(encoding: Encoding, schema: Schema, models: Models): RuntimeValue | undefined {
  const { style = "form", explode = style === "form", allowReserved } = encoding;
  const isObject = allowsType(schema, "object", models);
  if ((encoding.style ?? encoding.explode ?? allowReserved) === undefined) return undefined;
  const named = styleOf(
    { in: "query", schema, style, explode, allowReserved: allowReserved === true },
    models,
  );
  return named ?? (isObject ? "formExploded" : undefined);
}
