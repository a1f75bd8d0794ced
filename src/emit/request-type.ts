import {
  StructureKind,
  type InterfaceDeclarationStructure,
  type TypeAliasDeclarationStructure,
} from "ts-morph";
import type { MediaType, Operation, Parameter } from "../model/api.js";
import { code, comment, remark } from "./comment.js";
import { propertyKey, stringLiteral } from "./literal.js";
import { spellType, type TypeContext } from "./spell-type.js";

/** What a request is made of. */
export interface RequestShape {
  /** True where nothing in it must be given. */
  optional: boolean;
  declaration: InterfaceDeclarationStructure | TypeAliasDeclarationStructure;
}

/** `XRequest`: parameters and body side by side. Undefined where the operation takes nothing. */
export function requestShape(operation: Operation, context: TypeContext): RequestShape | undefined {
  const { parameters, body } = operation;
  if (parameters.length === 0 && body === undefined) {
    return undefined;
  }
  const optional = parameters.every((parameter) => !parameter.required) && body?.required !== true;
  const docs = comment(`What {@link ${operation.name}} takes.`);
  const name = operation.requestType;
  const properties = parameters.map((parameter) => parameterProperty(parameter, context));
  const [only, ...others] = body?.content ?? [];
  if (only === undefined || others.length === 0) {
    return {
      optional,
      declaration: {
        kind: StructureKind.Interface,
        name,
        docs,
        isExported: true,
        properties:
          only === undefined ? properties : [...properties, bodyProperty(operation, only, context)],
      },
    };
  }
  const variants = [only, ...others].map((mediaType, index) => {
    const contentType = `contentType${index === 0 ? "?" : ""}: ${stringLiteral(mediaType.type)}`;
    const { name: key, type, hasQuestionToken } = bodyProperty(operation, mediaType, context);
    return `{ ${contentType}${index === 0 ? " | undefined" : ""}; ${key}${hasQuestionToken ? "?" : ""}: ${type} }`;
  });
  const shared = properties.map(
    ({ name: key, type, hasQuestionToken }) => `${key}${hasQuestionToken ? "?" : ""}: ${type}`,
  );
  const union = `(${variants.join(" | ")})`;
  const type = shared.length === 0 ? union : `{ ${shared.join("; ")} } & ${union}`;
  return {
    optional,
    declaration: { kind: StructureKind.TypeAlias, name, docs, isExported: true, type },
  };
}

type Property = NonNullable<InterfaceDeclarationStructure["properties"]>[number] & { type: string };

/** The member of a request that holds a parameter. */
export function parameterProperty(parameter: Parameter, context: TypeContext): Property {
  const type = spellType({ ...parameter, direction: "write" }, context);
  return {
    name: propertyKey(parameter.key),
    type: parameter.required ? type : withUndefined(type),
    hasQuestionToken: !parameter.required,
    docs: comment(
      parameter.description,
      defaultNote(parameter),
      remark(parameter.evidence),
      parameter.deprecated ? "@deprecated" : undefined,
    ),
  };
}

function defaultNote({ schema, description }: Parameter): string | undefined {
  const initial = schema.default ?? undefined;
  const said = initial === undefined || typeof initial === "object" || /default/i.test(description);
  return said ? undefined : `Default: ${code(String(initial))}.`;
}

function bodyProperty(operation: Operation, mediaType: MediaType, context: TypeContext): Property {
  const type = bodyText(mediaType, context);
  const required = operation.body?.required === true;
  return {
    name: "body",
    type: required ? type : withUndefined(type),
    hasQuestionToken: !required,
    docs: comment(operation.body?.description),
  };
}

function bodyText({ schema, typeName, type }: MediaType, context: TypeContext): string {
  const encoder = encoderOf(type);
  switch (encoder) {
    case "bytes":
      return "Blob | Uint8Array | ReadableStream<Uint8Array>";
    case "text":
      return "string";
    case "form":
    case "json":
    case "multipart":
      return schema === undefined
        ? "unknown"
        : spellType({ schema, typeName, direction: "write" }, context);
    default:
      return encoder satisfies never;
  }
}

function withUndefined(type: string): string {
  return type === "unknown" ? type : `${type} | undefined`;
}

/** The runtime's encoder for a media type. */
export function encoderOf(type: string): "bytes" | "form" | "json" | "multipart" | "text" {
  const essence = (type.toLowerCase().split(";")[0] ?? "").trim();
  if (/[/+]json$/.test(essence)) {
    return "json";
  }
  if (essence.startsWith("multipart/")) {
    return "multipart";
  }
  if (essence === "application/x-www-form-urlencoded") {
    return "form";
  }
  return essence.startsWith("text/") || /[/+]xml$/.test(essence) ? "text" : "bytes";
}
