import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import type { MediaType, Operation } from "../../model/api.js";
import { isMarked } from "../../model/schema/aliases.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { dereference } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { spellJson, spellObject, stringLiteral } from "../../emit/literal.js";
import { bodyEncoderOf, sentSchema } from "../../emit/operation/request-type.js";
import { sampleOf, type Sampling } from "../../values/sample.js";

/** Ids of records that there are. */
export interface KnownIds {
  /** For the path parameters, by name. */
  path: Readonly<Record<string, string>>;
  /** For a member of a body that has this name. */
  named(name: string): string | undefined;
}

/** What values are made with. */
interface Making extends Sampling {
  ids: KnownIds;
  /** What the parts of a form are sent as. */
  encoding?: MediaType["encoding"];
  /** What the part that is being made is sent as: media types, separated by commas. */
  type?: string | undefined;
}

/** A member of an object literal: its name, and its value as code. */
type Member = [name: string, expression: string];

/** A request with all that it needs, as code; undefined where nothing has to be given. */
export function requestLiteral(
  operation: Operation,
  ids: KnownIds,
  sampling: Sampling,
): string | undefined {
  const { body, idempotencyKey, parameters } = operation;
  const needed = parameters.filter(({ required, key }) => required && key !== idempotencyKey);
  const members = needed.map(({ key, in: place, name, schema, examples }): Member => {
    const known = place === "path" ? ids.path[name] : undefined;
    const value = valueOf(schema, examples, sampling);
    const isText = typeof value === "string" || known === undefined;
    return [key, spellJson(known === undefined ? value : isText ? known : Number(known))];
  });
  const [media] = body?.content ?? [];
  if (body && media) {
    const isRange = media.type.includes("*");
    if (isRange && body.required && body.content.length > 1) {
      members.push(["contentType", stringLiteral(media.type.replaceAll("*", "plain"))]);
    }
    members.push([body.key, bodyLiteral(media, body.content, { ...sampling, ids })]);
  }
  return members.length === 0 ? undefined : spellObject(members);
}

function bodyLiteral(media: MediaType, content: readonly MediaType[], making: Making): string {
  const { schema = {}, itemSchema, examples, type } = media;
  const encoder = bodyEncoderOf(media, content, making.models);
  switch (encoder) {
    case "bytes":
      return blobLiteral(type);
    case "text": {
      const value = valueOf(schema, examples, making);
      return typeof value === "object" ? stringLiteral("Made up.") : spellJson(value);
    }
    case "jsonLines":
    case "jsonSequence":
      return `[${spellJson(sampleOf(itemSchema ?? schema, making))}]`;
    case "form":
    case "json":
    case "multipart": {
      const sent = sentSchema(schema, encoder, making.models);
      const value = valueOf(sent, examples, making);
      return sentLiteral(value, sent, { ...making, encoding: media.encoding });
    }
    default:
      return encoder satisfies never;
  }
}

/** The first example that its own schema allows to be sent, or one that is made up. */
function valueOf(schema: Schema, examples: readonly Json[], sampling: Sampling): Json {
  const { validator } = sampling;
  const valid = examples.find((each) => validator.accepts(schema, each, "written") !== false);
  return valid ?? sampleOf(schema, { ...sampling, way: "written" });
}

/** A value without what only answers have, and with a Blob where a file is sent. */
function sentLiteral(value: Json, schema: Schema, making: Making): string {
  const { models, encoding } = making;
  const own = dereference(schema, models);
  if (own.upload === "always") return blobLiteral(making.type);
  if (Array.isArray(value)) {
    return `[${value.map((each) => sentLiteral(each, own.items ?? {}, making)).join(", ")}]`;
  }
  if (!isObject(value)) return spellJson(value);
  const properties = propertiesOf(schema, models);
  const members = Object.entries(value).flatMap(([name, each]): Member[] => {
    const property = properties.get(name) ?? {};
    if (isMarked(property, "readOnly", models)) return [];
    const known = typeof each === "string" ? making.ids.named(name) : undefined;
    if (known !== undefined) return [[name, stringLiteral(known)]];
    const type = encoding?.[name]?.contentType ?? making.type;
    return [[name, sentLiteral(each, property, { ...making, type })]];
  });
  return members.length === 0 ? "{}" : spellObject(members);
}

/** A file of the first of some media types; what is a range says no type. */
function blobLiteral(types = ""): string {
  const [first = ""] = types.split(",").map((type) => type.trim());
  const options = /^[^*]+$/.test(first) ? `, { type: ${stringLiteral(first)} }` : "";
  return `new Blob(["Made up."]${options})`;
}
