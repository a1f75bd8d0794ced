import type { FunctionDeclarationStructure, StatementStructures } from "ts-morph";
import type { Api, Operation, Resource } from "../../model/api.js";
import { isSuccess } from "../../model/operations/payload.js";
import { readingOf } from "../../model/operations/reading.js";
import { successShapes, type SuccessShape } from "../operation/answers.js";
import { code, comment, remark, sentence } from "../comment.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { descriptor, reads } from "../operation/descriptor.js";
import { runtime } from "../imports.js";
import type { RuntimeType } from "../runtime/names.js";
import type { CodeOutput } from "../output.js";
import { externalIdStatements } from "../external-id/external-id.js";
import { paginationFunction } from "../operation/pagination.js";
import { optionsType, requestShape } from "../operation/request-type.js";
import { acceptType, dataText, errorText, resultText } from "../operation/result-type.js";
import { clientType } from "../operation/scopes.js";
import type { TypeContext } from "../spell-type.js";
import { StructureKind } from "../structures.js";

/** The file of a resource: for each operation its types, its descriptor and its function. */
export function resourceFile(resource: Resource, context: EmitContext): CodeOutput {
  const operations = context.api.operations.filter(
    (operation) => operation.resource === resource.file,
  );
  return codeFile(resource.file, context, (types) =>
    operations.flatMap((operation) => operationStatements(operation, { api: context.api, types })),
  );
}

interface OperationContext {
  api: Api;
  types: TypeContext;
}

function operationStatements(
  operation: Operation,
  context: OperationContext,
): StatementStructures[] {
  const { api, types } = context;
  const client = clientType(api, types.imports, [operation]);
  const request = requestShape(operation, types);
  const successes = successShapes(operation, types);
  const options = followsEvents(operation)
    ? "EventStreamOptions"
    : optionsType(operation, types.models);
  const requestParameter =
    request === undefined
      ? undefined
      : { name: "request", type: operation.requestType, hasQuestionToken: request.optional };
  return [
    ...(request === undefined ? [] : [request.declaration]),
    {
      kind: StructureKind.TypeAlias,
      name: operation.dataType,
      isExported: true,
      type: dataText(successes),
    },
    {
      kind: StructureKind.TypeAlias,
      name: operation.errorType,
      isExported: true,
      type: errorText(operation, types),
    },
    descriptor(operation, successes, context),
    operationFunction(operation, {
      types,
      client,
      requestParameter,
      options,
      result: resultText(operation, successes, types),
      accept: acceptType(successes),
    }),
    ...streamFunction(operation, successes, { types, client, requestParameter, options }),
    ...(operation.pagination ? [paginationFunction(operation, operation.pagination, context)] : []),
    ...externalIdStatements(operation, context),
  ];
}

interface FunctionParts {
  /** The type of the client. */
  client: string;
  /** The type of the options, but for what `accept` adds. */
  options: RuntimeType;
  types: TypeContext;
  requestParameter: { name: string; type: string; hasQuestionToken: boolean } | undefined;
  result: string;
  /** The type of the media types that the caller may choose of. */
  accept?: string | undefined;
  /** Whether the answer is a stream of events that can be taken up again. */
  isFollowed?: boolean;
}

/** A stream of events can be asked for again where that changes nothing. */
function followsEvents(operation: Operation): boolean {
  const content = operation.responses.filter(isSuccess).flatMap((response) => response.content);
  return reads(operation) && content.some((each) => readingOf(each) === "events");
}

function operationFunction(
  operation: Operation,
  parts: FunctionParts,
): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    name: operation.name,
    isExported: true,
    docs: operationDoc(operation),
    ...callingParts(operation.descriptor, { ...parts, isFollowed: followsEvents(operation) }),
  };
}

/** `xStream`: the same, its data as it arrives, for an operation whose data is bytes. */
function streamFunction(
  operation: Operation,
  successes: SuccessShape[],
  parts: Omit<FunctionParts, "result">,
): FunctionDeclarationStructure[] {
  const { streamName: name, descriptor: constant } = operation;
  if (name === undefined) {
    return [];
  }
  const { types } = parts;
  const dataType = "ReadableStream<Uint8Array>";
  const streamed = successes.map((shape) => ({ ...shape, data: dataType }));
  const described = `{ ...${constant}, decode: ${types.imports.value(runtime, "asStream")} }`;
  const text = resultText({ ...operation, dataType }, streamed, types);
  return [
    {
      kind: StructureKind.Function,
      name,
      isExported: true,
      docs: comment(
        `{@link ${operation.name}}, its data as a stream of bytes, of any length.`,
        "Reading it fails with an `ApiError`, also after `timeoutMs` without a byte.",
      ),
      ...callingParts(described, { ...parts, result: text, accept: acceptType(streamed) }),
    },
  ];
}

/** What every function that calls an operation takes, gives and does. */
function callingParts(
  described: string,
  { client, types, requestParameter, options, result, accept, isFollowed = false }: FunctionParts,
): Pick<
  FunctionDeclarationStructure,
  "parameters" | "returnType" | "statements" | "typeParameters"
> {
  const type = (name: RuntimeType): string => types.imports.type(runtime, name);
  const taken = [
    ...(accept && options === "CallOptions" ? [] : [type(options)]),
    ...(accept ? [`${type("AcceptOptions")}<Accept>`] : []),
  ];
  return {
    ...(accept && { typeParameters: [{ name: "Accept", constraint: accept }] }),
    parameters: [
      { name: "client", type: client },
      ...(requestParameter ? [requestParameter] : []),
      { name: "options", type: taken.join(" & "), hasQuestionToken: true },
    ],
    returnType: `Promise<${result}>`,
    statements: [
      isFollowed
        ? `return ${types.imports.value(runtime, "followEvents")}(client, ${described}, { ${requestParameter ? "request, " : ""}options });`
        : `return client.call(${described}, ${requestParameter ? "request" : "undefined"}, options);`,
    ],
  };
}

/** What it does, what it needs, and where that is written. */
function operationDoc(operation: Operation): ReturnType<typeof comment> {
  const { summary, description, evidence } = operation;
  const fallback =
    summary || description ? undefined : code(`${operation.method} ${operation.path}`);
  const page = evidence?.page;
  return comment(
    sentence(summary),
    description,
    fallback,
    [scopes(operation), page && `Page: ${page}.`].filter(Boolean).join(" "),
    remark(evidence),
    operation.deprecated ? "@deprecated" : undefined,
  );
}

/** `Scope: patients:read.` where the operation's security names any. */
function scopes(operation: Operation): string | undefined {
  const named = [...new Set(operation.security.flat().flatMap((required) => required.scopes))];
  if (named.length === 0) {
    return undefined;
  }
  const list = named.map(code).join(", ");
  return `Scope${named.length > 1 ? "s" : ""}: ${list}.`;
}
