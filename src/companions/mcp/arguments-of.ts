import type { Places } from "../../checks/mcp/places.js";
import type { Tool } from "../../checks/mcp/tool.js";
import { bodyEncoderOf, isWrittenAsText, sentSchema } from "../../emit/operation/request-type.js";
import type { MediaType, Operation, Parameter, RequestBody } from "../../model/api.js";
import type { NamedModels } from "../../model/schema/references.js";
import type { PlainSchema } from "../../values/json-schema.js";
import { fileSchema, type ArgumentSchemas } from "./argument-schema.js";
import { brief, sentences } from "./brief.js";
import { together, type PlaceFinder } from "./places-of.js";

interface Writing {
  models: NamedModels;
  schemas: ArgumentSchemas;
  /** Of a list: the argument that goes on behind a page. */
  from: string | undefined;
}

/** What a tool is called with: what the function of the operation takes as its request. */
export function argumentsOf(
  operation: Operation,
  writing: Writing,
): Pick<Tool, "properties" | "required"> {
  const { parameters, body, idempotencyKey } = operation;
  // The client makes the key.
  const given = parameters.filter(({ key }) => key !== idempotencyKey);
  const members: Member[] = [
    ...given.map((each) => parameterMember(each, writing)),
    ...(body ? bodyMembers(body, writing) : []),
    ...(writing.from === undefined ? [] : [[writing.from, fromSchema, false] as const]),
  ];
  const required = members.filter(([, , isRequired]) => isRequired).map(([name]) => name);
  return {
    properties: Object.fromEntries(members.map(([name, schema]) => [name, schema])),
    ...(required.length > 0 && { required }),
  };
}

type Member = readonly [name: string, schema: PlainSchema, isRequired: boolean];

const fromSchema: PlainSchema = {
  type: "string",
  description: "Goes on behind a page: what the answer with that page has told.",
};

function parameterMember(parameter: Parameter, { models, schemas }: Writing): Member {
  const { key, description, required } = parameter;
  const schema = isWrittenAsText(parameter, models)
    ? { type: "string" }
    : schemas.of(parameter.schema);
  return [key, described(schema, description), required];
}

/** A schema with what is said where it stands; beside a reference nothing is read (draft-07). */
function described(schema: PlainSchema, description: string | undefined): PlainSchema {
  if (!description) return schema;
  const said = { description: sentences(description, 120) };
  return schema["$ref"] === undefined ? { ...schema, ...said } : { allOf: [schema], ...said };
}

function bodyMembers(body: RequestBody, writing: Writing): Member[] {
  const [first, ...others] = body.content;
  if (first === undefined) return [];
  const schemas = body.content.map((each) => bodySchema(each, body, writing));
  const [only = {}] = schemas;
  const schema = others.length === 0 ? only : { anyOf: schemas };
  const member: Member = [body.key, described(schema, body.description), body.required];
  if (others.length === 0) return [member];
  const types = body.content.map(({ type }) => type);
  const isRange = types.some((type) => type.includes("*"));
  const told: PlainSchema = {
    type: "string",
    ...(!isRange && { enum: types }),
    description: `The media type of the body: ${brief(types.join(", "), 300)}.`,
  };
  return [["contentType", told, first.type.includes("*") && body.required], member];
}

function bodySchema(
  mediaType: MediaType,
  { content }: RequestBody,
  { models, schemas }: Writing,
): PlainSchema {
  const { schema, itemSchema } = mediaType;
  const encoder = bodyEncoderOf(mediaType, content, models);
  switch (encoder) {
    case "json":
    case "form":
    case "multipart":
      return schema ? schemas.of(sentSchema(schema, encoder, models)) : {};
    case "jsonLines":
    case "jsonSequence":
      return { type: "array", items: schemas.of(itemSchema ?? schema ?? {}) };
    case "bytes":
      return schemas.of(fileSchema({}));
    case "text":
      return { type: ["string", "number", "boolean"] };
    default:
      return encoder satisfies never;
  }
}

/** What is marked in the request. */
export function requestPlaces(
  { body }: Operation,
  { models, places }: { models: NamedModels; places: PlaceFinder },
): Places | undefined {
  const content = body?.content ?? [];
  const found = together(
    content.map((mediaType): Places | undefined => {
      const { schema, itemSchema } = mediaType;
      const encoder = bodyEncoderOf(mediaType, content, models);
      switch (encoder) {
        case "json":
        case "form":
        case "multipart":
          return schema && places.of(sentSchema(schema, encoder, models));
        case "jsonLines":
        case "jsonSequence": {
          const items = places.of(itemSchema ?? schema ?? {});
          return items && { items };
        }
        case "bytes":
          return "file";
        case "text":
          return undefined;
        default:
          return encoder satisfies never;
      }
    }),
  );
  return found && body && { properties: { [body.key]: found } };
}
