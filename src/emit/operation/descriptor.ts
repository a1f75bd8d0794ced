import type { VariableStatementStructure } from "ts-morph";
import type { RuntimeValue } from "../runtime/names.js";
import type { Api, MediaType, Operation, Parameter, RequestBody } from "../../model/api.js";
import { sentPath, templateNames } from "../../model/operations/paths.js";
import { isPayloadOptional } from "../../model/operations/payload.js";
import type { NamedModels } from "../../model/schema/references.js";
import { failures, type SuccessShape } from "./answers.js";
import { acceptOf, errorName, readingMembers } from "./decoding.js";
import { runtime } from "../imports.js";
import { variableValues } from "../files/server-url.js";
import { partMembers } from "./part-encodings.js";
import { formatBodies, hasDates, type FormatBodies } from "./format-places.js";
import { spellLiteral, type Literal } from "../literal.js";
import { styleOf } from "./parameter-style.js";
import { bodyEncoderOf, sendsLarge } from "./request-type.js";
import { tellerOf } from "./result-type.js";
import type { TypeContext } from "../spell-type.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";

/** The constant that says to the runtime what an operation is. */
export function descriptor(
  operation: Operation,
  successes: SuccessShape[],
  { api, types }: { api: Api; types: TypeContext },
): VariableStatementStructure {
  const literal = descriptorLiteral(operation, successes, {
    api,
    models: types.models,
    formats: formatBodies(operation, api, types),
    value: (name) => ({ expression: types.imports.value(runtime, name) }),
    called: (name, settings) => ({
      expression: `${types.imports.value(runtime, name)}(${spellLiteral(settings)})`,
    }),
  });
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    declarations: [
      {
        name: operation.descriptor,
        // Not their union, which compilers would narrow anew at every literal.
        type: types.imports.type(runtime, reads(operation) ? "ReadOperation" : "WriteOperation"),
        initializer: spellLiteral(literal),
      },
    ],
  };
}

/** What the constant has. */
export function descriptorLiteral(
  operation: Operation,
  successes: SuccessShape[],
  context: DescriptorContext,
): { [member: string]: Literal | undefined } {
  const { api, models, formats } = context;
  const teller = tellerOf(operation, successes);
  return {
    id: operation.id,
    method: operation.method,
    path: sentPath(operation.path),
    server: serverOf(operation, api, context),
    parameters: parameterGroups(operation, context),
    ...bodyMembers(operation.body, context),
    accept: acceptOf(successes),
    ...readingMembers(operation, successes, context.value),
    parse: (formats?.success ?? formats?.failures) && context.value("withFormats"),
    formats: formats && { ...formats },
    envelope:
      operation.envelope === undefined
        ? undefined
        : [
            context.value(
              isPayloadOptional(operation, models) ? "inOptionalEnvelope" : "inEnvelope",
            ),
            operation.envelope,
          ],
    errors: failures(operation).map(errorName),
    tell: teller === undefined ? undefined : context.value(teller),
    security: securityOf(operation, api),
    ...repeatingMembers(operation, context),
  };
}

export interface DescriptorContext {
  api: Api;
  models: NamedModels;
  /** Where JSON bodies have what is something else in the program; undefined where none has. */
  formats: FormatBodies | undefined;
  /** A value of the runtime, imported. */
  value: (name: RuntimeValue) => Literal;
  /** What a function of the runtime returns for some settings. */
  called: (name: RuntimeValue, settings: Literal) => Literal;
}

/** The runtime's functions that add parameters to a request. */
const places = {
  path: "inPath",
  query: "inQuery",
  header: "inHeader",
  cookie: "inCookie",
} as const;

/** Each place with its parameters. */
function parameterGroups(operation: Operation, context: DescriptorContext): Literal | undefined {
  const inTemplate = templateNames(sentPath(operation.path));
  const groups = Object.entries(places).flatMap(([place, add]): Literal[] => {
    const parameters = operation.parameters
      .filter((parameter) => parameter.in === place && parameter.key !== operation.idempotencyKey)
      .filter(({ name }) => place !== "path" || inTemplate.includes(name));
    if (parameters.length === 0) return [];
    const areDates = parameters.some(({ schema }) => hasDates(schema, context.api, context.models));
    const literals = parameters.map((parameter) => parameterLiteral(parameter, context));
    return [[context.value(areDates ? `${add}WithDates` : add), ...literals]];
  });
  for (const parameter of operation.parameters) {
    if (parameter.key === operation.idempotencyKey)
      groups.push([context.value("idempotencyKey"), parameterLiteral(parameter, context)]);
  }
  if (!isKnown(operation.method)) groups.unshift([context.value("ownMethod")]);
  return groups.length === 0 ? undefined : groups;
}

/** The wire name alone where everything about the parameter is as its place has it by default. */
function parameterLiteral(parameter: Parameter, context: DescriptorContext): Literal {
  const style = styleLiteral(parameter, context);
  if (style === undefined && parameter.key === parameter.name) {
    return parameter.name;
  }
  return {
    name: parameter.name,
    key: parameter.key === parameter.name ? undefined : parameter.key,
    style,
  };
}

function styleLiteral(parameter: Parameter, context: DescriptorContext): Literal | undefined {
  const style = styleOf(parameter, context.models);
  if (style === undefined) return undefined;
  const { contentType: type = "", schema, encoding = {} } = parameter;
  const parts = style === "wholeForm" ? partMembers([{ type, schema, encoding }], context) : {};
  return parts["partStyles"] || parts["partTypes"]
    ? context.called("wholeFormOf", parts)
    : context.value(style);
}

function bodyMembers(
  body: RequestBody | undefined,
  context: DescriptorContext,
): { [key: string]: Literal | undefined } {
  const [first] = body?.content ?? [];
  if (body === undefined || first === undefined) {
    return {};
  }
  const parts = partMembers(body.content, context);
  // A range such as `image/*` is no type that could be sent: the encoder takes the body's own.
  const encode = bodyEncoderOf(first, body.content, context.models);
  const isOwn = ownTypes[encode] === first.type || first.type.includes("*");
  const add = context.value(sendsLarge(body, context.models) ? "inLargeBody" : "inBody");
  if (body.content.length === 1) {
    return {
      body: [add, encoder(first, body, context)],
      bodyType: isOwn ? undefined : first.type,
      ...parts,
    };
  }
  const entries = body.content.map((each): [string, Literal] => [
    each.type,
    encoder(each, body, context),
  ]);
  return {
    body: [add, context.value("oneOfBodies")],
    bodies: Object.fromEntries(entries),
    ...parts,
  };
}

function encoder(
  mediaType: MediaType,
  { content }: RequestBody,
  { api, formats, value, models }: DescriptorContext,
): Literal {
  const name = bodyEncoderOf(mediaType, content, models);
  switch (name) {
    case "json":
    case "jsonLines":
    case "jsonSequence":
      return value(formats?.body === undefined ? name : `${name}WithFormats`);
    case "form":
    case "multipart":
      return value(hasDates(mediaType.schema ?? {}, api, models) ? `${name}WithDates` : name);
    case "bytes":
    case "text":
      return value(name);
    default:
      return name satisfies never;
  }
}

/** The media type that an encoder sends without being told. */
const ownTypes = {
  bytes: undefined,
  form: "application/x-www-form-urlencoded",
  json: "application/json",
  jsonLines: "application/jsonl",
  jsonSequence: undefined,
  multipart: "multipart/form-data",
  text: "text/plain",
} as const;

/** Encoders of bodies that can be sent only once. */
const streamEncoders: ReadonlySet<string> = new Set(["bytes", "jsonLines", "jsonSequence"]);

/** Whether every platform sends a method as it is. */
function isKnown(method: string): boolean {
  return /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method);
}

/** Whether an operation changes nothing (RFC 9110, section 9.2.1; QUERY: OpenAPI 3.2). */
export function reads({ method }: Operation): boolean {
  return /^(GET|HEAD|OPTIONS|QUERY)$/.test(method);
}

/** What decides whether a request may be repeated (RFC 9110, 9.2.1 and 9.2.2). */
function repeatingMembers(
  operation: Operation,
  { value, models }: DescriptorContext,
): { [key: string]: Literal | undefined } {
  const { method, body, idempotencyKey } = operation;
  if (!reads(operation)) {
    const isRepeatable = method === "PUT" || method === "DELETE" || idempotencyKey !== undefined;
    const repeatable = isRepeatable || undefined;
    return { guard: value("writeGuard"), repeatable };
  }
  const mayStream = body?.content.some((each, _, content) =>
    streamEncoders.has(bodyEncoderOf(each, content, models)),
  );
  return { guard: mayStream ? value("bodyGuard") : undefined };
}

function serverOf(
  { servers: [server] = [] }: Operation,
  api: Api,
  { value }: DescriptorContext,
): Literal | undefined {
  if (server === undefined || server.url === api.servers[0]?.url) return undefined;
  const { url, template, variables } = server;
  if (template === undefined) return [value("ownServer"), url];
  return [value("ownServerOf"), template, variableValues(variables)];
}

/** The schemes that each alternative needs, where they are not the client's own default. */
function securityOf(operation: Operation, api: Api): Literal | undefined {
  const names = schemeNames(operation.security, api);
  const usual = schemeNames(api.security, api);
  return JSON.stringify(names) === JSON.stringify(usual) ? undefined : names;
}

/**
 * Alternatives as lists of scheme names, without the scopes. That none is needed is left out: a secret is sent where it
 * is given. So is what the client does not send, such as a certificate: the keys that are needed beside it are sent.
 */
export function schemeNames(
  security: Operation["security"],
  { schemes }: Pick<Api, "schemes">,
): string[][] {
  const unsent = new Set(schemes.filter(({ kind }) => kind === "other").map(({ name }) => name));
  const named = security
    .map((all) => all.map(({ scheme }) => scheme).filter((scheme) => !unsent.has(scheme)))
    .filter((alternative) => alternative.length > 0);
  return [...new Map(named.map((names) => [JSON.stringify(names), names])).values()];
}
