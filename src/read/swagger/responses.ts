import { isObject } from "../../json/is-object.js";
import type { Node } from "../document.js";
import { member, membersOf, type SwaggerContext } from "./context.js";
import { MadeObject, type Made } from "./made.js";
import { schemaIn } from "./parameters.js";
import { isJson, mediaTypes } from "./request-body.js";
import { schemaOf } from "./schemas.js";

/** @param produces the media types that the operation answers with */
export function responsesOf(
  node: Node,
  produces: readonly string[],
  context: SwaggerContext,
): Made {
  const responses = new MadeObject(context.originOf(node.at));
  for (const [status, written] of membersOf(node)) {
    const response = context.resolved(written);
    const isOne = isObject(response.value) && !member(response, "$ref") && !/^x-/.test(status);
    responses.set(status, isOne ? responseOf(response, produces, context) : context.kept(written));
  }
  return responses;
}

function responseOf(node: Node, produces: readonly string[], context: SwaggerContext): Made {
  const response = new MadeObject(context.originOf(node.at));
  response.say("description", "");
  for (const [key, part] of membersOf(node)) {
    if (key === "headers") response.set(key, headersOf(part, context));
    else if (key !== "schema" && key !== "examples") response.set(key, context.kept(part));
  }
  const schema = member(node, "schema");
  // Without a schema there is no content (Swagger 2.0, "Response Object").
  if (schema === undefined) return response;
  const content = new MadeObject(context.originOf(schema.at));
  const examples = membersOf(member(node, "examples"));
  for (const type of typesOf(schema, produces, context)) {
    const mediaType = new MadeObject(context.originOf(schema.at));
    mediaType.set("schema", schemaOf(schema, context));
    const example = examples.find(([name]) => plain(name) === plain(type))?.[1];
    mediaType.set("example", example && context.kept(example));
    content.set(type, mediaType);
  }
  response.set("content", content);
  return response;
}

/** A file is neither JSON nor XML, also where all operations are said to produce that. */
function typesOf(schema: Node, produces: readonly string[], context: SwaggerContext): string[] {
  const isFile = member(context.resolved(schema), "type")?.value === "file";
  const types = mediaTypes(produces);
  if (!isFile) return types;
  const others = types.filter((type) => !isJson(type) && !/\bxml\b/i.test(type));
  return others.length > 0 ? others : ["application/octet-stream"];
}

function plain(type: string): string {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}

function headersOf(node: Node, context: SwaggerContext): Made {
  const headers = new MadeObject(context.originOf(node.at));
  for (const [name, written] of membersOf(node)) {
    const source = context.resolved(written);
    const header = new MadeObject(context.originOf(source.at));
    for (const [key, part] of membersOf(source)) {
      if (key === "description" || /^x-/.test(key)) header.set(key, context.kept(part));
    }
    header.set("schema", schemaIn(source, context));
    headers.set(name, header);
  }
  return headers;
}
