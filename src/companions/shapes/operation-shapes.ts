import type { MediaType, Operation, Parameter, Response } from "../../model/api.js";
import { isPayloadOptional, isSuccess } from "../../model/operations/payload.js";
import { readingOf } from "../../model/operations/reading.js";
import { schemaAt } from "../../model/schema/properties.js";
import type { Schema } from "../../model/schema/schema.js";
import { failures } from "../../emit/operation/answers.js";
import { bodyEncoderOf, isWrittenAsText, sentSchema } from "../../emit/operation/request-type.js";
import { any, type Member, type ObjectShape, type Shape } from "./shape.js";
import type { ShapeContext } from "./shape-context.js";
import { shapeOf } from "./shape-of.js";
import { union } from "./union.js";

/** What an operation is given and answers with; only JSON is told of answers. */
export interface OperationShapes {
  request?: Shape;
  data?: { shape: Shape; isOptional: boolean };
  /** The whole body of a success, where the data is a part of it. */
  answer?: Shape;
  errors: { status: string; shape: Shape }[];
}

/** @param context `direction` is of no concern here: a request is written, and an answer is read */
export function operationShapes(operation: Operation, context: ShapeContext): OperationShapes {
  const read = { ...context, direction: "read" } as const;
  const written = { ...context, direction: "write" } as const;
  const request = requestOf(operation, written);
  const { envelope, method } = operation;
  const bodies = method === "HEAD" ? [] : jsonOf(operation.responses.filter(isSuccess));
  const payloads = bodies.map((schema) =>
    envelope === undefined ? schema : (schemaAt(schema, [envelope], context.models) ?? {}),
  );
  const shapes = (schemas: readonly Schema[]): Shape =>
    union(schemas.map((schema) => shapeOf(schema, read)));
  const isOptional = isPayloadOptional(operation, context.models);
  return {
    ...(request && { request }),
    ...(bodies.length > 0 && { data: { shape: shapes(payloads), isOptional } }),
    ...(bodies.length > 0 && envelope !== undefined && { answer: shapes(bodies) }),
    errors: failures(operation).flatMap(({ status, content }) => {
      const json = content.filter(isReadAsJson);
      const schemas = json.map(({ schema }) => schema ?? {});
      return json.length === 0 ? [] : [{ status, shape: shapes(schemas) }];
    }),
  };
}

function isReadAsJson(mediaType: MediaType): boolean {
  return readingOf(mediaType) === "json" && mediaType.schema !== undefined;
}

function jsonOf(responses: readonly Response[]): Schema[] {
  const content = responses.flatMap((response) => response.content.filter(isReadAsJson));
  return content.flatMap(({ schema }) => (schema ? [schema] : []));
}

/** The request as the operation's function is given it: parameters and body side by side. */
function requestOf({ parameters, body }: Operation, context: ShapeContext): Shape | undefined {
  if (parameters.length === 0 && body === undefined) return undefined;
  const members = parameters.map((parameter): Member => ({
    name: parameter.key,
    shape: parameterShape(parameter, context),
    isRequired: parameter.required,
  }));
  const [only, ...others] = body?.content ?? [];
  if (body === undefined || only === undefined) return objectOf(members);
  const bodyOf = (mediaType: MediaType): Member => ({
    name: body.key,
    shape: bodyShape(mediaType, body.content, context),
    isRequired: body.required,
  });
  if (others.length === 0) return objectOf([...members, bodyOf(only)]);
  return union(
    body.content.map((mediaType, index) => {
      const { type } = mediaType;
      const shape: Shape = type.includes("*")
        ? { kind: "text" }
        : { kind: "values", values: [type] };
      const told: Member = { name: "contentType", shape, isRequired: index > 0 };
      return objectOf([...members, told, bodyOf(mediaType)]);
    }),
  );
}

function objectOf(members: Member[]): ObjectShape {
  return { kind: "object", members, patterns: [], others: any };
}

function parameterShape(parameter: Parameter, context: ShapeContext): Shape {
  const isText = isWrittenAsText(parameter, context.models);
  return isText ? { kind: "text" } : shapeOf(parameter.schema, context);
}

/** Of bodies that are no JSON and no form the caller gives bytes, texts or streams, of which no schema speaks. */
function bodyShape(
  mediaType: MediaType,
  content: readonly MediaType[],
  context: ShapeContext,
): Shape {
  const { schema } = mediaType;
  const encoder = bodyEncoderOf(mediaType, content, context.models);
  switch (encoder) {
    case "form":
    case "json":
    case "multipart":
      return schema ? shapeOf(sentSchema(schema, encoder, context.models), context) : any;
    case "bytes":
    case "jsonLines":
    case "jsonSequence":
    case "text":
      return any;
    default:
      return encoder satisfies never;
  }
}
