import { isObject, parseExact, rounded, type Value } from "../store/value.js";
import type { MediaType, Operation } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf } from "../../model/schema/properties.js";
import type { Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { boundedBody } from "./bounded-body.js";
import { detailsOf, type Details } from "../answers/messages.js";
import { isTooDeep, mostLevels } from "./nesting.js";
import { memberOf, outerName, readNested } from "./nested-names.js";
import { refused, type Refusal } from "../answers/outcome.js";
import type { ParameterContext } from "./parameters.js";
import { jsonValue, readValue, readValues } from "./read-value.js";
import { isFile, readFile, refusedFile, type KeptFile, type UploadRules } from "./uploads.js";

/** The body of a call: its fields and its files; or why it cannot be read. */
export interface ReadBody {
  fields?: Value;
  files: Map<string, KeptFile>;
  details: Details;
  /** Set where the body as such is unreadable or too large. */
  refusal?: Refusal;
}

export interface BodyContext extends ParameterContext {
  uploads: UploadRules;
  /** What a body may have at most, in bytes. */
  maxBytes: number;
  /** Properties that are dropped before anything is checked. */
  ignored: readonly string[];
}

const nothing: ReadBody = { files: new Map(), details: {} };

/** Reads and checks the body of a call by the schema of the media type that it is sent in. */
export async function readBody(
  operation: Operation,
  request: Request,
  context: BodyContext,
): Promise<ReadBody> {
  const { body } = operation;
  if (body === undefined) {
    return nothing;
  }
  const { maxBytes } = context;
  const bytes = await boundedBody(request, maxBytes);
  if (bytes === "too-large") {
    return { ...nothing, refusal: refused(413, `The body has more than ${maxBytes} bytes`) };
  }
  const contentType = request.headers.get("content-type") ?? "";
  const sent = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (sent === "" && bytes.length === 0) {
    return body.required ? { ...nothing, details: { [body.key]: ["Required"] } } : nothing;
  }
  const media = body.content.find(({ type }) => matches(type, sent));
  if (media === undefined) {
    const declared = body.content.map(({ type }) => type).join(", ");
    return { ...nothing, refusal: refused(400, `Content-Type must be ${declared}`) };
  }
  if (isJson(sent)) {
    return readJson(media, bytes, context);
  }
  if (sent === "multipart/form-data" || sent === "application/x-www-form-urlencoded") {
    return readForm(media, { bytes, contentType }, context);
  }
  return nothing;
}

/** True where a media type or a range of them (RFC 9110, 12.5.1), such as `application/*+json`, covers what was sent. */
function matches(declared: string, sent: string): boolean {
  const range = declared.split(";")[0]?.trim().toLowerCase() ?? "";
  return (
    range === sent ||
    range === "*/*" ||
    (range.endsWith("/*+json") && isJson(sent)) ||
    (range.endsWith("/*") && sent.startsWith(range.slice(0, -1)))
  );
}

function readJson(media: MediaType, bytes: Uint8Array, context: BodyContext): ReadBody {
  const text = new TextDecoder().decode(bytes);
  if (isTooDeep(text)) {
    const reason = `The body nests deeper than ${mostLevels} levels`;
    return { ...nothing, refusal: refused(400, reason) };
  }
  let exact: Value;
  try {
    exact = parseExact(text);
  } catch {
    return { ...nothing, refusal: refused(400, "Invalid JSON in request body") };
  }
  const fields = without(exact, context.ignored);
  const checked = without(JSON.parse(text) as Value, context.ignored);
  return { ...nothing, fields, details: detailsFor(checked, media.schema, context) };
}

async function readForm(
  media: MediaType,
  { bytes, contentType }: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
  context: BodyContext,
): Promise<ReadBody> {
  let form: FormData;
  try {
    const headers = { "Content-Type": contentType };
    form = await new Response(bytes, { headers }).formData();
  } catch {
    return { ...nothing, refusal: refused(400, "Invalid form data in request body") };
  }
  const properties = media.schema
    ? propertiesOf(media.schema, context.models)
    : new Map<string, Schema>();
  const fields: [string, Value][] = [];
  const files = new Map<string, KeptFile>();
  const complaints: [string, string[]][] = [];
  const { models } = context;
  const texts = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const named = [...form.keys()].map((name) => (properties.has(name) ? name : outerName(name)));
  for (const name of new Set(named)) {
    const parts = form.getAll(name);
    const file = parts.find((part) => typeof part !== "string");
    const schema = memberOf(media.schema ?? {}, name, models) ?? {};
    if (file !== undefined) {
      const reason = refusedFile(file, media.encoding[name]?.contentType, context.uploads);
      complaints.push(...(reason === undefined ? [] : [[name, [reason]] as [string, string[]]]));
      files.set(name, await readFile(file));
      fields.push([name, file.name]);
    } else if (!context.ignored.includes(name)) {
      const value =
        parts.length > 0
          ? formValue(
              parts.map(String),
              { schema, type: media.encoding[name]?.contentType },
              models,
            )
          : (readNested(name, texts, { schema, models }) ?? null);
      const expectsFile = isFile(schema, models);
      complaints.push(
        ...(expectsFile ? [[name, ["Expected file, received string"]] as [string, string[]]] : []),
      );
      fields.push([name, value]);
    }
  }
  const read = Object.fromEntries(fields);
  const details = {
    ...detailsFor(rounded(read), media.schema, context),
    ...Object.fromEntries(complaints),
  };
  return { fields: read, files, details };
}

/** A field's texts as its schema means them, or as JSON, one value each (OpenAPI 3.2, 4.15.1.1). */
function formValue(
  texts: string[],
  { schema, type = "" }: { schema: Schema; type: string | undefined },
  models: Models,
): Value {
  if (isJson(type)) {
    const values = texts.map(jsonValue);
    const isList = allowsType(schema, "array", models);
    // A list may come as one text, too: OpenAPI 3.1 leaves that open.
    const [first = null] = values;
    return isList && !(values.length === 1 && Array.isArray(first)) ? values : first;
  }
  return allowsType(schema, "array", models)
    ? readValues(texts, schema, models)
    : readValue(texts[0] ?? "", schema, models);
}

function detailsFor(
  value: unknown,
  schema: Schema | undefined,
  { validator }: BodyContext,
): Details {
  return schema ? detailsOf(validator.check(schema, value, "written"), "body") : {};
}

function without(value: Value, names: readonly string[]): Value {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
    : value;
}
