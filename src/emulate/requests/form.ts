import type { MediaType } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { complaint, type Complaint } from "../answers/complaint.js";
import { refused, type Refusal } from "../answers/outcome.js";
import type { Value } from "../store/value.js";
import { memberOf, outerName, readNested } from "./nested-names.js";
import { pairsOf, type Pair } from "./pairs.js";
import { jsonValue, readValue, readValues } from "./read-value.js";
import { readPairs } from "./styles.js";
import { isFile, readFile, refusedFile, type KeptFile, type UploadRules } from "./uploads.js";

/** How many fields a form may have. */
const maxFields = 10_000;

/** The fields of a form and its files, and what is wrong with the files. */
export interface ReadFormData {
  fields: Record<string, Value>;
  files: Map<string, KeptFile>;
  complaints: Complaint[];
}

export interface FormContext {
  models: Models;
  uploads: UploadRules;
  /** Properties that are dropped before anything is checked. */
  ignored: readonly string[];
}

/** What was sent for one property: under its own name, and under names such as `name[key]`. */
interface Sent {
  parts: (File | string)[];
  nested: [string, string][];
}

/** Reads a body of `multipart/form-data`, or one that is urlencoded. */
export async function readForm(
  media: MediaType,
  { bytes, contentType }: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
  context: FormContext,
): Promise<ReadFormData | { refusal: Refusal }> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { "Content-Type": contentType } }).formData();
  } catch {
    return { refusal: refused(400, "Invalid form data in request body") };
  }
  const entries = [...form];
  if (entries.length > maxFields) {
    return { refusal: refused(413, `The form has more than ${maxFields} fields`) };
  }
  const isUrlencoded = !contentType.toLowerCase().startsWith("multipart/");
  const pairs = isUrlencoded ? pairsOf(new TextDecoder().decode(bytes)) : [];
  const read: ReadFormData = { fields: {}, files: new Map(), complaints: [] };
  const fields = new Map<string, Value>();
  for (const [name, sent] of grouped(entries, media.schema ?? {}, context.models)) {
    const property = { name, sent, pairs, media };
    const value = await readProperty(property, read, context);
    if (value !== undefined) fields.set(name, value);
  }
  return { ...read, fields: Object.fromEntries(fields) };
}

function grouped(
  entries: readonly [string, File | string][],
  schema: Schema,
  models: Models,
): Map<string, Sent> {
  const properties = propertiesOf(schema, models);
  const groups = new Map<string, Sent>();
  for (const [name, part] of entries) {
    const outer = properties.has(name) ? name : outerName(name);
    const group = groups.get(outer) ?? { parts: [], nested: [] };
    if (outer === name) group.parts.push(part);
    else if (typeof part === "string") group.nested.push([name, part]);
    groups.set(outer, group);
  }
  return groups;
}

interface Property {
  name: string;
  sent: Sent;
  pairs: readonly Pair[];
  media: MediaType;
}

async function readProperty(
  { name, sent, pairs, media }: Property,
  { files, complaints }: ReadFormData,
  { models, uploads, ignored }: FormContext,
): Promise<Value | undefined> {
  const schema = memberOf(media.schema ?? {}, name, models) ?? {};
  const encoding = media.encoding[name];
  const spot = { field: name, isPrefix: true, place: `body /${name}`, at: media.at };
  const holdsFile = isFile(schema, models) || isFile(dereference(schema, models).items, models);
  const file = sent.parts.find((part) => typeof part !== "string");
  if (file !== undefined && (holdsFile || !isJsonPart(file, schema, models))) {
    const refusal = refusedFile(file, encoding?.contentType, uploads);
    if (refusal !== undefined) complaints.push(complaint(refusal, spot, "encoding"));
    files.set(name, await readFile(file));
    return file.name;
  }
  if (ignored.includes(name)) return undefined;
  if (isFile(schema, models)) {
    complaints.push(complaint("Expected file, received string", spot, "format"));
  }
  if (encoding?.style !== undefined || encoding?.explode !== undefined) {
    const { style = "form", explode = style === "form" } = encoding;
    const styled = { in: "query", name, schema, style, explode } as const;
    const value = readPairs(styled, pairs, { models, others: new Set() });
    if (value !== undefined) return value;
  }
  const texts = await Promise.all(
    sent.parts.map(async (part) => (typeof part === "string" ? part : part.text())),
  );
  return texts.length > 0
    ? formValue(texts, { schema, type: encoding?.contentType }, models)
    : (readNested(name, sent.nested, { schema, models }) ?? null);
}

/** A part that has a file name, as some clients give to every part, and is JSON for what is no file. */
function isJsonPart(file: File, schema: Schema, models: Models): boolean {
  const isText = file.type === "" || file.type.startsWith("text/plain");
  const types = ["object", "array", "integer", "number", "boolean"] as const;
  return isJson(file.type) || (isText && types.some((type) => allowsType(schema, type, models)));
}

/** A field's texts as its schema means them, or as JSON, one value each (OpenAPI 3.2, 4.15.1.1). */
function formValue(
  texts: readonly string[],
  { schema, type = "" }: { schema: Schema; type: string | undefined },
  models: Models,
): Value {
  const [first = ""] = texts;
  const isList = allowsType(schema, "array", models);
  // A list may come as one text, too: OpenAPI 3.1 leaves that open.
  const whole = texts.length === 1 && first.trimStart().startsWith("[") ? jsonValue(first) : first;
  if (isList && Array.isArray(whole)) return whole;
  if (isJson(type)) return isList ? texts.map(jsonValue) : jsonValue(first);
  return isList ? readValues(texts, schema, models) : readValue(first, schema, models);
}
