import type { Node } from "../document.js";
import { member, membersOf, type SwaggerContext } from "./context.js";
import { MadeObject, type Made } from "./made.js";
import { schemaOf } from "./schemas.js";

/** Members of a parameter, an item or a header that OpenAPI 3 has in its schema. */
const ofSchema =
  /^(default|enum|exclusiveM(ax|in)imum|format|items|m(ax|in)(imum|Items|Length)|multipleOf|pattern|type|uniqueItems|x-enum.*|x-extensible-enum|x-flavor|x-ms-enum|x-nullable)$/;

/** The ways to write a list (Swagger 2.0, "Parameter Object", collectionFormat) that OpenAPI 3 has in a query. */
const queryStyles: Readonly<Record<string, string>> = {
  csv: "form",
  multi: "form",
  pipes: "pipeDelimited",
  ssv: "spaceDelimited",
};

/** A parameter that is no part of a body. Its type stands in `schema`, and how a list is written in `style`. */
export function parameterOf(node: Node, context: SwaggerContext): Made {
  const parameter = new MadeObject(context.originOf(node.at));
  for (const [key, part] of membersOf(node)) {
    if (key === "x-example" && !member(node, "example")) {
      parameter.set("example", context.kept(part));
    } else if (!ofSchema.test(key) && key !== "collectionFormat" && key !== "schema") {
      parameter.set(key, context.kept(part));
    }
  }
  setStyle(parameter, node, context);
  // Some write it as OpenAPI 3 has it.
  const schema = member(node, "schema");
  parameter.set("schema", schema ? schemaOf(schema, context) : schemaIn(node, context));
  return parameter;
}

function setStyle(parameter: MadeObject, node: Node, context: SwaggerContext): void {
  const format = collectionFormat(node, context);
  if (format === undefined) return;
  const origin = context.originOf((member(node, "collectionFormat") ?? node).at);
  if (member(node, "in")?.value === "query") {
    const style = queryStyles[format] ?? "form";
    if (style !== "form") parameter.say("style", style, origin);
    parameter.say("explode", format === "multi", origin);
  } else if (format === "ssv" || format === "pipes") {
    warnOfFormat(node, format, context);
  }
}

/** How a list is written; undefined for what is none. */
export function collectionFormat(node: Node, context: SwaggerContext): string | undefined {
  if (member(node, "type")?.value !== "array") return undefined;
  const written = member(node, "collectionFormat")?.value ?? "csv";
  if (typeof written === "string" && Object.hasOwn(queryStyles, written)) return written;
  warnOfFormat(node, String(written), context);
  return "csv";
}

function warnOfFormat(node: Node, format: string, context: SwaggerContext): void {
  context.warn(
    (member(node, "collectionFormat") ?? node).at,
    `No client can write a list as ${JSON.stringify(format)} here`,
    "It is written with commas; correct collectionFormat, or leave the parameter out by an overlay.",
  );
}

/** The schema that a parameter or a header is itself. */
export function schemaIn(node: Node, context: SwaggerContext): Made {
  const schema = new MadeObject(context.originOf(node.at));
  const isFile = member(node, "type")?.value === "file";
  for (const [key, part] of membersOf(node)) {
    if (!ofSchema.test(key)) continue;
    if (key === "items") schema.set(key, itemSchema(part, context));
    else if (key === "x-nullable") schema.set("nullable", context.kept(part));
    else if (!isFile || key !== "format") schema.set(key, context.kept(part));
  }
  if (isFile) {
    schema.say("type", "string");
    schema.say("format", "binary");
  }
  return schema;
}

function itemSchema(node: Node, context: SwaggerContext): Made {
  return member(node, "$ref") || member(node, "properties")
    ? schemaOf(node, context)
    : schemaIn(node, context);
}
