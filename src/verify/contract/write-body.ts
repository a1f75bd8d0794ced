import { partMembers } from "../../emit/operation/part-encodings.js";
import type { Literal } from "../../emit/literal.js";
import { isFile, shortType } from "../../emulate/requests/uploads.js";
import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import type { MediaType } from "../../model/api.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { dereference, type NamedModels } from "../../model/schema/references.js";
import type { BodySettings, EncodedBody } from "../../runtime/contract/body.js";
import * as runtime from "../../runtime/index.js";
import type { ValidBody } from "./bodies.js";

/** A value as a body of its media type, as a client writes it. */
export function writeBody(
  { media, writing }: ValidBody,
  value: Json,
  models: NamedModels,
): Pick<EncodedBody, "body" | "contentType"> {
  const contentType = /\*/.test(media.type) ? rangeTypes[writing] : media.type;
  switch (writing) {
    case "json":
      return { body: JSON.stringify(value), contentType };
    case "multipart":
      return runtime.multipart(withFiles(value, media, models), settingsOf(media, models));
    case "urlencoded":
      return runtime.form(value, settingsOf(media, models));
    case "bytes":
    case "text":
      return { body: String(value), contentType };
    default:
      return writing satisfies never;
  }
}

/** What is sent where a range of types is declared. */
const rangeTypes = {
  bytes: "image/png",
  json: "application/json",
  multipart: "multipart/form-data",
  text: "text/plain",
  urlencoded: "application/x-www-form-urlencoded",
};

/** How single parts are written, by their encodings. */
function settingsOf(media: MediaType, models: NamedModels): BodySettings {
  // A client's descriptor names the functions; here they are called.
  const value = (name: keyof typeof runtime): Literal => runtime[name] as unknown as Literal;
  return partMembers([media], { models, value }) as unknown as BodySettings;
}

/** A form whose files are files: samples of them are texts. */
function withFiles(form: Json, media: MediaType, models: NamedModels): unknown {
  if (!isObject(form)) return form;
  const properties = propertiesOf(media.schema ?? {}, models);
  const members = Object.entries(form).map(([name, value]) => {
    const schema = properties.get(name) ?? {};
    const type = typeOfFile(media, name, dereference(schema, models).contentMediaType);
    const file = { data: "sample", filename: `sample.${shortType(type)}`, contentType: type };
    if (isFile(schema, models)) return [name, file];
    return [name, isFile(dereference(schema, models).items, models) ? [file] : value];
  });
  return Object.fromEntries(members);
}

/** The first of the types that are declared for a file. */
function typeOfFile({ encoding }: MediaType, name: string, contentMediaType = ""): string {
  const declared = encoding[name]?.contentType ?? contentMediaType;
  const [first = ""] = declared.split(",").map((type) => type.trim());
  if (first.startsWith("image/*")) return "image/png";
  return first === "" || first.includes("*") ? "application/octet-stream" : first;
}
