import { StructureKind, VariableDeclarationKind, type VariableStatementStructure } from "ts-morph";
import type { Api, Encoding, Operation, Parameter, RequestBody } from "../model/api.js";
import { sentPath } from "../model/paths.js";
import type { Models } from "../model/schema-lookup.js";
import { failures, type SuccessShape } from "./answers.js";
import { spellLiteral, type Literal } from "./literal.js";
import { styleOf } from "./parameter-style.js";
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
  const context: DescriptorContext = {
    models: types.models,
    value: (name) => ({ expression: types.imports.value(runtime, name) }),
  };
  const literal: Literal = {
    id: operation.id,
    method: operation.method,
    path: sentPath(operation.path),
    server: serverOf(operation, api),
    pathParameters: pathParameters(operation, context),
    query: parametersIn("query", operation, context),
    header: parametersIn("header", operation, context),
    cookie: parametersIn("cookie", operation, context),
    ...bodyMembers(operation.body, context),
    decode: decoderOf(successes, context),
    envelope: operation.envelope,
    errors: failures(operation).map(({ status }) =>
      /^\d+$/.test(status) ? Number(status) : status,
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

interface DescriptorContext {
  models: Models;
  /** A value of the runtime, imported. */
  value: (name: string) => Literal;
}

function list(items: Literal[]): Literal | undefined {
  return items.length === 0 ? undefined : items;
}

/** The template names the path parameters; only those that differ from the default are listed. */
function pathParameters(operation: Operation, context: DescriptorContext): Literal | undefined {
  const all = operation.parameters.filter((parameter) => parameter.in === "path");
  return list(
    all.map((each) => parameterLiteral(each, context)).filter((each) => typeof each !== "string"),
  );
}

function parametersIn(
  place: "cookie" | "header" | "query",
  operation: Operation,
  context: DescriptorContext,
): Literal | undefined {
  const all = operation.parameters.filter((parameter) => parameter.in === place);
  return list(all.map((each) => parameterLiteral(each, context)));
}

/** The wire name alone where everything about the parameter is as its place has it by default. */
function parameterLiteral(parameter: Parameter, { models, value }: DescriptorContext): Literal {
  const style = styleOf(parameter, models);
  if (style === undefined && parameter.key === parameter.name) {
    return parameter.name;
  }
  return {
    name: parameter.name,
    key: parameter.key === parameter.name ? undefined : parameter.key,
    style: style === undefined ? undefined : value(style),
  };
}

function bodyMembers(
  body: RequestBody | undefined,
  context: DescriptorContext,
): { [key: string]: Literal | undefined } {
  const [first] = body?.content ?? [];
  if (body === undefined || first === undefined) {
    return {};
  }
  const parts = partsOf(first.encoding, context);
  // A range such as `image/*` is no type that could be sent: the encoder takes the body's own.
  if (body.content.length === 1 && (ownTypes.has(first.type) || first.type.includes("*"))) {
    return { body: context.value(encoderOf(first.type)), parts };
  }
  const entries = body.content.map(({ type }): [string, Literal] => [
    type,
    context.value(encoderOf(type)),
  ]);
  return { bodies: Object.fromEntries(entries), parts };
}

/** Media types that an encoder sends without being told. */
const ownTypes = new Set([
  "application/json",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
  "text/plain",
]);

/** Encodings that say something: one content type (several are the caller's choice), or a style. */
function partsOf(
  encodings: Record<string, Encoding>,
  { models, value }: DescriptorContext,
): Literal | undefined {
  const parts = Object.entries(encodings).flatMap(([property, encoding]): [string, Literal][] => {
    const {
      contentType: declared,
      style: kind = "form",
      explode = true,
      allowReserved = false,
    } = encoding;
    const contentType = /^[^,*]+$/.test(declared ?? "") ? declared : undefined;
    const style = styleOf({ in: "query", schema: {}, style: kind, explode, allowReserved }, models);
    return contentType === undefined && style === undefined
      ? []
      : [[property, { contentType, style: style === undefined ? undefined : value(style) }]];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** A decoder, where every body that success declares is read in one way, and not by its own content type. */
function decoderOf(successes: SuccessShape[], { value }: DescriptorContext): Literal | undefined {
  const [reading, ...others] = new Set(successes.map((shape) => shape.reading));
  if (others.length > 0) {
    return undefined;
  }
  switch (reading) {
    case "events":
      return value("asEvents");
    case "lines":
      return value("asJsonLines");
    case "binary":
      return value("asBlob");
    case "text":
      return value("asText");
    case "json":
    case "unknown":
    case undefined:
      return undefined;
    default:
      return reading satisfies never;
  }
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
  const named = security.map((requirement) => requirement.map(({ scheme }) => scheme));
  return [...new Map(named.map((schemes) => [JSON.stringify(schemes), schemes])).values()];
}
