import type { Node } from "../document.js";
import { member, membersOf, type SwaggerContext } from "./context.js";
import { MadeObject, madeList, type Made } from "./made.js";
import { collectionFormat, schemaIn } from "./parameters.js";
import { schemaOf } from "./schemas.js";

const multipart = "multipart/form-data";
const urlencoded = "application/x-www-form-urlencoded";

/** Whether a parameter is a part of the body. */
export function isOfBody(parameter: Node): boolean {
  const place = member(parameter, "in")?.value;
  return place === "body" || place === "formData";
}

/**
 * The body that the parameters `in: body` and `in: formData` are; undefined where there are none.
 *
 * @param parameters those of the body alone
 * @param consumes the media types that the operation takes; undefined where nothing says
 */
export function requestBodyOf(
  parameters: readonly Node[],
  consumes: readonly string[],
  context: SwaggerContext,
): Made | undefined {
  const whole = parameters.find((each) => member(each, "in")?.value === "body");
  if (whole !== undefined) return bodyOf(whole, consumes, context);
  return parameters.length === 0 ? undefined : formOf(parameters, consumes, context);
}

function bodyOf(node: Node, consumes: readonly string[], context: SwaggerContext): Made {
  const origin = context.originOf(node.at);
  const body = new MadeObject(origin);
  for (const [key, part] of membersOf(node)) {
    const isKept = key === "description" || key === "required" || key.startsWith("x-");
    if (isKept && key !== "x-example" && key !== "x-examples") body.set(key, context.kept(part));
  }
  const schema = member(node, "schema");
  const content = new MadeObject(origin);
  for (const type of mediaTypes(consumes.filter((each) => !isForm(each)))) {
    const mediaType = new MadeObject(origin);
    mediaType.set("schema", schema && schemaOf(schema, context));
    content.set(type, mediaType);
  }
  body.set("content", content);
  return body;
}

/** JSON first: in Swagger 2.0 the order says nothing, and of several types the first is sent unless another is chosen. */
export function mediaTypes(written: readonly string[]): string[] {
  const known = written.map((type) => type.trim()).filter((type) => type.includes("/"));
  const distinct = known.length === 0 ? ["application/json"] : [...new Set(known)];
  return [...distinct.filter(isJson), ...distinct.filter((type) => !isJson(type))];
}

/** Whether a media type is of JSON. */
export function isJson(type: string): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(type);
}

function isForm(type: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/i.test(type);
}

function formOf(
  fields: readonly Node[],
  consumes: readonly string[],
  context: SwaggerContext,
): Made {
  const origin = context.originOf((fields[0] as Node).at);
  const schema = new MadeObject(origin);
  const encodings = new MadeObject(origin);
  schema.say("type", "object");
  const properties = new MadeObject(origin);
  for (const field of fields) {
    const name = String(member(field, "name")?.value ?? "");
    properties.set(name, fieldSchema(field, context));
    const format = collectionFormat(field, context);
    // In a form, a list of OpenAPI 3 is repeated unless its style says otherwise.
    if (format === undefined || format === "multi") continue;
    const encoding = new MadeObject(context.originOf(field.at));
    encoding.say("style", styles[format] ?? "form");
    encoding.say("explode", false);
    encodings.set(name, encoding);
  }
  schema.set("properties", properties);
  const required = fields.filter((field) => member(field, "required")?.value === true);
  const names = required.map((field) => context.kept(member(field, "name") as Node));
  if (names.length > 0) schema.set("required", madeList(names, origin));
  const content = new MadeObject(origin);
  for (const type of formTypes(fields, consumes)) {
    const mediaType = new MadeObject(origin);
    mediaType.set("schema", schema);
    mediaType.set("encoding", encodings.filled);
    content.set(type, mediaType);
  }
  const body = new MadeObject(origin);
  if (names.length > 0) body.say("required", true);
  body.set("content", content);
  return body;
}

const styles: Readonly<Record<string, string>> = { pipes: "pipeDelimited", ssv: "spaceDelimited" };

function fieldSchema(field: Node, context: SwaggerContext): Made {
  const written = member(field, "schema");
  const { value, origin } = written ? schemaOf(written, context) : schemaIn(field, context);
  const schema = new MadeObject(origin);
  Object.assign(schema.value, value);
  if (origin.moved) schema.origin.moved = origin.moved;
  const description = member(field, "description");
  schema.set("description", description && context.kept(description));
  return schema;
}

/** Files are sent in multipart alone (Swagger 2.0, "Parameter Object", type). */
function formTypes(fields: readonly Node[], consumes: readonly string[]): string[] {
  const forms = [...new Set(consumes.filter(isForm))];
  const hasFile = fields.some((field) => member(field, "type")?.value === "file");
  if (!hasFile) return forms.length > 0 ? forms : [urlencoded];
  const withFiles = forms.filter((type) => type !== urlencoded);
  return withFiles.length > 0 ? withFiles : [multipart];
}
