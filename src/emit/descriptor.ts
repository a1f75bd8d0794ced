import { StructureKind, VariableDeclarationKind, type VariableStatementStructure } from "ts-morph";
import type { Api, Encoding, Operation, Parameter, RequestBody } from "../model/api.js";
import { sentPath } from "../model/paths.js";
import { failures, type SuccessShape } from "./answers.js";
import { spellLiteral, type Literal } from "./literal.js";
import { encoderOf } from "./request-type.js";
import { tellsContentType } from "./result-type.js";
import type { TypeContext } from "./spell-type.js";

const runtime = "./runtime/index";

/** The constant that says to the runtime what an operation is. */
export function descriptor(
  operation: Operation,
  successes: SuccessShape[],
  { api, types }: { api: Api; types: TypeContext },
): VariableStatementStructure {
  const value = (name: string): Literal => ({ expression: types.imports.value(runtime, name) });
  const decode = decoderOf(successes);
  const literal: Literal = {
    id: operation.id,
    method: operation.method,
    path: sentPath(operation.path),
    server: serverOf(operation, api),
    pathParameters: list(
      operation.parameters
        .filter((each) => each.in === "path")
        .flatMap((each) => {
          const styled = styledParameter(each, value);
          return typeof styled === "string" ? [] : [styled];
        }),
    ),
    query: places(operation, "query", value),
    header: places(operation, "header", value),
    cookie: places(operation, "cookie", value),
    ...bodyMembers(operation.body, value),
    decode: decode === undefined ? undefined : value(decode),
    envelope: operation.envelope,
    errors: failures(operation).map(({ status }) =>
      /^\d/.test(status) && !status.endsWith("X") ? Number(status) : status,
    ),
    contentType: tellsContentType(operation, successes) || undefined,
    security: securityOf(operation, api),
  };
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: operation.descriptor,
        type: types.imports.type(runtime, "Operation"),
        initializer: spellLiteral(literal),
      },
    ],
  };
}

type Value = (name: string) => Literal;

function list(items: Literal[]): Literal | undefined {
  return items.length === 0 ? undefined : items;
}

function places(
  operation: Operation,
  place: "cookie" | "header" | "query",
  value: Value,
): Literal | undefined {
  return list(
    operation.parameters
      .filter((each) => each.in === place)
      .map((each) => styledParameter(each, value)),
  );
}

/** The wire name alone where everything about the parameter is as its place has it by default. */
function styledParameter(parameter: Parameter, value: Value): Literal {
  const style = styleOf(parameter);
  if (style === undefined && parameter.key === parameter.name) {
    return parameter.name;
  }
  return {
    name: parameter.name,
    key: parameter.key === parameter.name ? undefined : parameter.key,
    style: style === undefined ? undefined : value(style),
  };
}

/** The runtime's name of a serialisation (OpenAPI 3.1, 4.8.12.4); undefined for the place's default. */
export function styleOf(
  parameter: Pick<Parameter, "allowReserved" | "contentType" | "explode" | "in" | "style">,
): string | undefined {
  const { style, explode, allowReserved } = parameter;
  if (parameter.contentType !== undefined) {
    return parameter.in === "query" ? "jsonQuery" : "jsonText";
  }
  switch (style) {
    case "form":
      if (parameter.in === "cookie") {
        return undefined;
      }
      return explode
        ? allowReserved
          ? "reservedForm"
          : undefined
        : allowReserved
          ? "reservedList"
          : "formList";
    case "simple":
      return explode ? "simpleExploded" : undefined;
    case "label":
      return explode ? "labelExploded" : "label";
    case "matrix":
      return explode ? "matrixExploded" : "matrix";
    case "spaceDelimited":
      return explode ? undefined : "spaceDelimited";
    case "pipeDelimited":
      return explode ? undefined : "pipeDelimited";
    case "deepObject":
      return "deepObject";
    case "cookie":
      return undefined;
    default:
      return style satisfies never;
  }
}

function bodyMembers(
  body: RequestBody | undefined,
  value: Value,
): { [key: string]: Literal | undefined } {
  const [first] = body?.content ?? [];
  if (body === undefined || first === undefined) {
    return {};
  }
  const parts = partsOf(first.encoding, value);
  if (body.content.length === 1 && ownTypes.has(first.type)) {
    return { body: value(encoderOf(first.type)), parts };
  }
  const entries = body.content.map(({ type }): [string, Literal] => [type, value(encoderOf(type))]);
  return { bodies: Object.fromEntries(entries), parts };
}

/** Media types that an encoder sends without being told. */
const ownTypes = new Set([
  "application/json",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
  "text/plain",
]);

/** Encodings that say something: one content type (several are a choice of the caller's), or a style. */
function partsOf(encodings: Record<string, Encoding>, value: Value): Literal | undefined {
  const parts = Object.entries(encodings).flatMap(([property, encoding]): [string, Literal][] => {
    const contentType = /^[^,*]+$/.test(encoding.contentType ?? "")
      ? encoding.contentType
      : undefined;
    const style = styleOf({
      in: "query",
      style: encoding.style ?? "form",
      explode: encoding.explode ?? true,
      allowReserved: encoding.allowReserved ?? false,
    });
    return contentType === undefined && style === undefined
      ? []
      : [[property, { contentType, style: style === undefined ? undefined : value(style) }]];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** A decoder, where every body that success declares is read the same way and not by its own content type. */
function decoderOf(successes: SuccessShape[]): string | undefined {
  const readings = new Set(successes.map((shape) => shape.reading));
  const [only] = readings;
  if (readings.size !== 1) {
    return undefined;
  }
  return only === "events"
    ? "events"
    : only === "lines"
      ? "jsonLines"
      : only === "binary"
        ? "blob"
        : undefined;
}

function serverOf(operation: Operation, api: Api): string | undefined {
  return operation.server === api.servers[0]?.url ? undefined : operation.server;
}

/** The schemes that each alternative needs, where they are not the client's own default. */
function securityOf(operation: Operation, api: Api): Literal | undefined {
  const names = schemeNames(operation.security);
  return JSON.stringify(names) === JSON.stringify(schemeNames(api.security)) ? undefined : names;
}

/** Alternatives as lists of scheme names, without the scopes. */
export function schemeNames(security: Operation["security"]): string[][] {
  return security.map((requirement) => requirement.map(({ scheme }) => scheme));
}
