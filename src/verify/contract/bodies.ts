import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import type { MediaType, Operation } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { essenceOf } from "../../model/operations/reading.js";
import { isMarked } from "../../model/schema/aliases.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import type { Schema } from "../../model/schema/schema.js";
import { isFile } from "../../emulate/requests/uploads.js";
import { sampleOf, type Sampling } from "../../values/sample.js";
import type { Pool } from "../ask/pool.js";

/** How bodies of a media type are written; what has no way is not sent. */
export type Writing = "bytes" | "json" | "multipart" | "text" | "urlencoded";

/** A body that the document allows. */
export interface ValidBody {
  media: MediaType;
  writing: Writing;
  value: Json;
}

/** Bodies that the document allows, with ids that there are: one for each way to write them that it declares. */
export function validBodies({ body }: Operation, pool: Pool, sampling: Sampling): ValidBody[] {
  const found = new Map<Writing, ValidBody>();
  for (const media of body?.content ?? []) {
    const writing = writingOf(media);
    const value = writing && validValue(media, pool, sampling);
    if (writing === undefined || value === undefined || found.has(writing)) continue;
    if (isForm(writing) && !isObject(value)) continue;
    if (/text|bytes/.test(writing) && typeof value !== "string") continue;
    found.set(writing, { media, writing, value });
  }
  return [...found.values()];
}

function writingOf({ type }: MediaType): Writing | undefined {
  const essence = essenceOf(type);
  if (isJson(essence) || essence === "*/*" || essence === "application/*") return "json";
  if (essence === "multipart/form-data") return "multipart";
  if (essence === "application/x-www-form-urlencoded") return "urlencoded";
  if (/^text\/(plain|\*)$/.test(essence)) return "text";
  return /^(application\/octet-stream|application\/pdf|image\/.*)$/.test(essence)
    ? "bytes"
    : undefined;
}

export function isForm(writing: Writing): boolean {
  return writing === "multipart" || writing === "urlencoded";
}

function validValue(
  { schema = {}, examples }: MediaType,
  pool: Pool,
  sampling: Sampling,
): Json | undefined {
  const { validator } = sampling;
  const made = sampleOf(schema, { ...sampling, way: "written" });
  const candidates = [...examples, made].map((each) =>
    withKnownIds(each, { schema, pool, sampling }),
  );
  return candidates.find((body) => validator.accepts(schema, body, "written") !== false);
}

/** An example as it is sent: ids of records that there are, and nothing that only the server sets. */
function withKnownIds(
  body: Json,
  { schema, pool, sampling }: { schema: Schema; pool: Pool; sampling: Sampling },
): Json {
  if (!isObject(body)) return body;
  const { models } = sampling;
  const properties = propertiesOf(schema, models);
  const members = Object.entries(body).flatMap(([name, value]): [string, Json][] => {
    const property = properties.get(name);
    if (property && isMarked(property, "readOnly", models)) return [];
    return [[name, pool.known(name, property) ?? value]];
  });
  return Object.fromEntries(members);
}

/** The least that the document allows; undefined where that is not less. */
export function leastOf({ media, value }: ValidBody, sampling: Sampling): Json | undefined {
  const { schema = {} } = media;
  if (!isObject(value)) return undefined;
  const required = requiredOf(schema, sampling.models);
  const members = Object.entries(value).filter(([name]) => required.has(name));
  const least = Object.fromEntries(members);
  const isLess = members.length < Object.keys(value).length;
  return isLess && sampling.validator.accepts(schema, least, "written") ? least : undefined;
}

/** Whether a body that is wrong is still wrong as it is written: a form has texts, and a list of one is a text. */
export function isToldBy(
  { media, writing, value: valid }: ValidBody,
  value: Json,
  { models }: Sampling,
): boolean {
  if (writing === "json") return true;
  if (!isForm(writing)) return typeof value === "string";
  if (!isObject(value) || !isObject(valid)) return false;
  const properties = propertiesOf(media.schema ?? {}, models);
  return Object.entries(value).every(([name, member]) => {
    if (member === valid[name]) return true;
    if (isFile(properties.get(name), models)) return false;
    if (isObject(valid[name])) return isObject(member);
    return Array.isArray(valid[name])
      ? Array.isArray(member) && member.length > 0 && member.every(isScalar)
      : isScalar(member);
  });
}

function isScalar(value: Json): boolean {
  return value !== null && typeof value !== "object";
}
