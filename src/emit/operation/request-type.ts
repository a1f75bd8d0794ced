import type { InterfaceDeclarationStructure, TypeAliasDeclarationStructure } from "ts-morph";
import type { MediaType, Operation, Parameter, RequestBody } from "../../model/api.js";
import type { Schema } from "../../model/schema/schema.js";
import { isJson, isWrittenForm } from "../../model/operations/payload.js";
import { withoutNull } from "../../model/schema/nullable.js";
import { allowsType, kindsOf } from "../../model/schema/kinds.js";
import type { Models } from "../../model/schema/references.js";
import { essenceOf, readingOf } from "../../model/operations/reading.js";
import { asForm } from "../../model/passes/uploads.js";
import { membersType } from "./answers.js";
import { code, comment, commentText, remark } from "../comment.js";
import type { RuntimeType } from "../runtime/names.js";
import { propertyKey, stringLiteral } from "../literal.js";
import { contentTypeType } from "./result-type.js";
import { spellType, type TypeContext } from "../spell-type.js";
import { StructureKind } from "../structures.js";
import { valueDocs } from "../value-docs.js";

/** What a request is made of. */
export interface RequestShape {
  /** True where nothing in it must be given. */
  optional: boolean;
  declaration: InterfaceDeclarationStructure | TypeAliasDeclarationStructure;
}

/** `XRequest`: parameters and body side by side. Undefined where the operation takes nothing. */
export function requestShape(operation: Operation, context: TypeContext): RequestShape | undefined {
  const { body, idempotencyKey } = operation;
  // The client makes the key where none is given.
  const parameters = operation.parameters.map((each) =>
    each.key === idempotencyKey ? { ...each, required: false } : each,
  );
  if (parameters.length === 0 && body === undefined) {
    return undefined;
  }
  const optional = parameters.every((parameter) => !parameter.required) && body?.required !== true;
  const name = operation.requestType;
  const properties = parameters.map((parameter) =>
    parameterProperty(parameter, context, parameter.key === idempotencyKey ? madeKey : undefined),
  );
  const [only, ...others] = body?.content ?? [];
  if (only === undefined || others.length === 0) {
    return {
      optional,
      declaration: {
        kind: StructureKind.Interface,
        name,
        isExported: true,
        properties:
          only === undefined ? properties : [...properties, bodyProperty(operation, only, context)],
      },
    };
  }
  const variants = [only, ...others].map((mediaType, index) =>
    membersType([
      memberText(contentTypeProperty(operation, mediaType, index === 0)),
      memberText(bodyProperty(operation, mediaType, context)),
    ]),
  );
  const union = `(${variants.join(" | ")})`;
  const type =
    properties.length === 0 ? union : `${membersType(properties.map(memberText))} & ${union}`;
  return {
    optional,
    declaration: { kind: StructureKind.TypeAlias, name, isExported: true, type },
  };
}

/** What is said of an idempotency key. */
const madeKey =
  "Made for each call where it is not given, and kept when the call is repeated: the server carries it out once.";

/** A member of a request. */
interface Property {
  name: string;
  type: string;
  hasQuestionToken: boolean;
  docs?: string[];
}

/** What chooses one of several bodies. The first is the default; of a range the caller says what it is. */
function contentTypeProperty({ body }: Operation, { type }: MediaType, isFirst: boolean): Property {
  const isRange = type.includes("*");
  const text = isRange ? contentTypeType(type) : stringLiteral(type);
  const hasQuestionToken = isFirst && !(isRange && body?.required === true);
  return {
    name: "contentType",
    type: hasQuestionToken ? withUndefined(text) : text,
    hasQuestionToken,
  };
}

/** A member of an object type that is spelled in place, with its comment. */
function memberText({ name, type, hasQuestionToken, docs = [] }: Property): string {
  const member = `${name}${hasQuestionToken ? "?" : ""}: ${type}`;
  return docs.reduceRight((text, doc) => `\n${commentText(doc)}\n${text}`, member);
}

/** The member of a request that holds a parameter. */
export function parameterProperty(
  parameter: Parameter,
  context: TypeContext,
  note?: string,
): Property {
  const type = parameterType(parameter, context);
  return {
    name: propertyKey(parameter.key),
    type: parameter.required ? type : withUndefined(type),
    hasQuestionToken: !parameter.required,
    docs: comment(
      parameter.description,
      valueDocs(parameter.schema),
      defaultNote(parameter),
      note,
      // Fetch, "forbidden request-header".
      parameter.in === "cookie"
        ? "A cookie: in a browser no page can send it this way."
        : undefined,
      remark(parameter.evidence),
      parameter.deprecated ? "@deprecated" : undefined,
    ),
  };
}

function parameterType(parameter: Parameter, context: TypeContext): string {
  return isWrittenAsText(parameter, context.models)
    ? "string"
    : spellType({ ...parameter, direction: "write" }, context);
}

/** What is neither JSON nor a single value, such as XML, the caller writes as text. */
export function isWrittenAsText(parameter: Parameter, models: Models): boolean {
  const { schema, contentType, isWhole } = parameter;
  return (
    contentType !== undefined &&
    !isJson(contentType) &&
    essenceOf(contentType) !== (isWhole && "application/x-www-form-urlencoded") &&
    (allowsType(schema, "array", models) || allowsType(schema, "object", models))
  );
}

function defaultNote({ schema, description }: Parameter): string | undefined {
  const initial = schema.default ?? undefined;
  const said = initial === undefined || typeof initial === "object" || /default/i.test(description);
  return said ? undefined : `Default: ${code(String(initial))}.`;
}

function bodyProperty(operation: Operation, mediaType: MediaType, context: TypeContext): Property {
  const type = bodyText(mediaType, operation.body?.content ?? [], context);
  const required = operation.body?.required === true;
  return {
    name: "body",
    type: required ? type : withUndefined(type),
    hasQuestionToken: !required,
    docs: comment(operation.body?.description),
  };
}

function bodyText(
  mediaType: MediaType,
  content: readonly MediaType[],
  context: TypeContext,
): string {
  const { schema, typeName } = mediaType;
  const encoder = bodyEncoderOf(mediaType, content, context.models);
  switch (encoder) {
    case "bytes":
      return "Blob | Uint8Array | ReadableStream<Uint8Array>";
    case "text":
      return textType(mediaType, context);
    case "jsonLines":
    case "jsonSequence": {
      const item = mediaType.itemSchema ?? schema;
      const type = item
        ? spellType({ schema: item, typeName, direction: "write" }, context)
        : "unknown";
      return `Iterable<${type}> | AsyncIterable<${type}>`;
    }
    case "form":
    case "json":
    case "multipart": {
      if (schema === undefined) return "unknown";
      const sent = sentSchema(schema, encoder, context.models);
      return spellType({ schema: sent, typeName, direction: "write" }, context);
    }
    default:
      return encoder satisfies never;
  }
}

/** A text is a string, or a number or boolean where the schema has nothing else. */
function textType({ schema = {}, typeName }: MediaType, context: TypeContext): string {
  const kinds = [...kindsOf(schema, context.models)];
  const isScalar =
    kinds.length > 0 && kinds.every((kind) => kind === "number" || kind === "boolean");
  return isScalar ? spellType({ schema, typeName, direction: "write" }, context) : "string";
}

/**
 * What the caller gives for a body: in multipart files are files, nothing is known of a form that is no object, and no
 * form is null.
 */
export function sentSchema(schema: Schema, encoder: Encoder, models: Models): Schema {
  if (encoder !== "form" && encoder !== "multipart") return schema;
  if (!allowsType(schema, "object", models)) return {};
  const form = withoutNull(schema, models);
  return encoder === "multipart" ? asForm(form, models) : form;
}

function withUndefined(type: string): string {
  return type === "unknown" ? type : `${type} | undefined`;
}

type Encoder = "bytes" | "form" | "json" | "jsonLines" | "jsonSequence" | "multipart" | "text";

/**
 * The runtime's encoder for one of the bodies that a request may have. A form that is a string is one that the caller
 * has written. A range with a schema is JSON, as it is in
 * answers ({@link readingOf}), unless the schema may be a string's, which any text or file fits, or the range is one
 * of several: the caller then says what the body is, and has written it so.
 */
export function bodyEncoderOf(
  mediaType: MediaType,
  content: readonly MediaType[],
  models: Models,
): Encoder {
  const { type, schema } = mediaType;
  const isJsonRange =
    schema !== undefined &&
    content.length === 1 &&
    essenceOf(type).endsWith("/*") &&
    readingOf(mediaType) === "json" &&
    !allowsType(schema, "string", models);
  if (isJsonRange) return "json";
  const encoder = readingOf(mediaType) === "lines" ? "jsonLines" : encoderOf(type);
  return encoder === "form" && isWrittenForm(schema, models) ? "text" : encoder;
}

/** Whether one of the bodies that a request may have is a file, or a stream. */
export function sendsLarge({ content }: RequestBody, models: Models): boolean {
  return content.some((each) =>
    /^(bytes|json(Lines|Sequence)|multipart)$/.test(bodyEncoderOf(each, content, models)),
  );
}

/** The type of what a call of the operation takes beside its request. */
export function optionsType({ body }: Operation, models: Models): RuntimeType {
  return body && sendsLarge(body, models) ? "UploadOptions" : "CallOptions";
}

/** The runtime's encoder for a media type. */
export function encoderOf(type: string): Encoder {
  const essence = essenceOf(type);
  if (/[/+]json$/.test(essence)) {
    return "json";
  }
  const reading = readingOf({ type });
  if (reading === "lines") return "jsonLines";
  if (reading === "sequence") return "jsonSequence";
  if (essence.startsWith("multipart/")) {
    return "multipart";
  }
  if (essence === "application/x-www-form-urlencoded") {
    return "form";
  }
  return essence.startsWith("text/") || /[/+]xml$/.test(essence) ? "text" : "bytes";
}
