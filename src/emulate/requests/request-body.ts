import { isObject, parseExact, rounded, type Value } from "../store/value.js";
import type { MediaType, Operation } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import type { Arrived } from "./arrived.js";
import { complaint, complaintsOf, type Complaint, type Spot } from "../answers/complaint.js";
import { readForm } from "./form.js";
import { isTooDeep, maxLevels } from "./nesting.js";
import { refused, type Refusal } from "../answers/outcome.js";
import type { ParameterContext } from "./parameters.js";
import type { KeptFile, UploadRules } from "./uploads.js";

/** The body of a call: its fields and its files; or why it cannot be read. */
export interface ReadBody {
  fields?: Value;
  files: Map<string, KeptFile>;
  complaints: Complaint[];
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

const nothing: ReadBody = { files: new Map(), complaints: [] };

/** Reads and checks the body of a call by the schema of the media type that it is sent in. */
export async function readBody(
  operation: Operation,
  request: Arrived,
  context: BodyContext,
): Promise<ReadBody> {
  const { body } = operation;
  if (body === undefined) {
    return nothing;
  }
  const { maxBytes } = context;
  const bytes = await request.bytes(maxBytes);
  if (bytes === "too-large") {
    return { ...nothing, refusal: refused(413, `The body has more than ${maxBytes} bytes`) };
  }
  const contentType = request.headers.get("content-type") ?? "";
  const sent = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (sent === "" && bytes.length === 0) {
    const spot = { field: body.key, isPrefix: false, place: "body", at: body.at };
    const missing = complaint("Required", spot, "required");
    return body.required ? { ...nothing, complaints: [missing] } : nothing;
  }
  const media = body.content.find(({ type }) => matches(type, sent));
  if (media === undefined) {
    const declared = body.content.map(({ type }) => type).join(", ");
    return { ...nothing, refusal: refused(415, `Content-Type must be ${declared}`) };
  }
  if (isJson(sent)) {
    return readJson(media, bytes, context);
  }
  if (sent === "multipart/form-data" || sent === "application/x-www-form-urlencoded") {
    return readFormBody(media, { bytes, contentType }, context);
  }
  if (sent === "text/plain") {
    const text = new TextDecoder().decode(bytes);
    return { ...nothing, fields: text, complaints: complaintsAbout(text, media, context) };
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
    const reason = `The body nests deeper than ${maxLevels} levels`;
    return { ...nothing, refusal: refused(400, reason) };
  }
  let exact: Value;
  try {
    exact = parseExact(text);
  } catch {
    return { ...nothing, refusal: refused(400, "Invalid JSON in request body") };
  }
  const fields = without(exact, context.ignored);
  return { ...nothing, fields, complaints: complaintsAbout(fields, media, context) };
}

async function readFormBody(
  media: MediaType,
  sent: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
  context: BodyContext,
): Promise<ReadBody> {
  const form = await readForm(media, sent, context);
  if ("refusal" in form) {
    return { ...nothing, refusal: form.refusal };
  }
  const { fields, files, complaints } = form;
  // What is said of a file, the schema says in a worse way.
  const named = new Set(complaints.map(({ field }) => field));
  const others = complaintsAbout(fields, media, context).filter(({ field }) => !named.has(field));
  return { fields, files, complaints: [...others, ...complaints] };
}

function complaintsAbout(
  value: Value,
  { schema, at }: MediaType,
  { validator }: BodyContext,
): Complaint[] {
  return schema === undefined
    ? []
    : complaintsOf(validator.check(schema, rounded(value), "written"), bodySpot(at));
}

function bodySpot(at: string): Spot {
  return { field: "body", isPrefix: false, place: "body", at };
}

function without(value: Value, names: readonly string[]): Value {
  return isObject(value) && names.length > 0
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
    : value;
}
