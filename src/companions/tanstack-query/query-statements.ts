import { stringLiteral } from "../../emit/literal.js";
import { runtime } from "../../emit/imports.js";
import { successShapes, type SuccessShape } from "../../emit/operation/answers.js";
import { shownTypes } from "../../emit/documents/shown-type.js";
import { clientType } from "../../emit/operation/scopes.js";
import type { RuntimeType } from "../../emit/runtime/names.js";
import type { Operation, Pagination } from "../../model/api.js";
import { resourceModule } from "../resource-module.js";
import { secretsOf } from "../secrets-of.js";
import { fixedParts, handed, runtimeType, type Querying } from "./querying.js";

/** The keys and options of a query, and of the list that its pages make. */
export function queryStatements(operation: Operation, querying: Querying): string[] {
  const successes = successShapes(operation, shownTypes(querying.types.models));
  // A stream is read once, and cannot be kept.
  if (successes.some(({ reading = "" }) => /^(events|lines|sequence)$/.test(reading))) return [];
  const { pagination } = operation;
  return [
    ...query(operation, successes.every(isSomething), querying),
    ...(pagination ? infiniteQuery(operation, pagination, querying) : []),
  ];
}

/** False for what may be undefined, which no query can keep. */
function isSomething({ data }: SuccessShape): boolean {
  return data !== "unknown" && !/\bundefined$/.test(data);
}

function query(operation: Operation, isKept: boolean, querying: Querying): string[] {
  const { name, summary, dataType } = operation;
  const { names, use, types } = querying;
  const { type, value } = resourceModule(operation, types);
  const request = handed(operation, querying);
  const key = names.of(name, "Key");
  const parts = [
    ...fixedParts(querying, operation, name),
    ...request.given.map(() => askedPart(operation, querying)),
  ];
  const kept = isKept ? type(dataType) : `${use("Kept")}<${type(dataType)}>`;
  const error = type(operation.errorType);
  const unwrap = types.imports.value(runtime, "unwrap");
  const call = `${unwrap}(${value(name)}(${["client", ...request.given, "{ ...options, signal }"].join(", ")}))`;
  const tuple = [
    ...fixedParts(querying, operation, name),
    ...request.given.map(() => use("Asked")),
  ].join(", ");
  return [
    `/** The key of {@link ${names.of(name, "Options")}}. */\n` +
      `export function ${key}(${request.parameters.join(", ")}): ${use("KeyOf")}<readonly [${tuple}], ${kept}, ${error}> {\n` +
      `  return ${use("keyOf")}(${parts.join(", ")});\n}`,
    `/** ${summary ? `${summary.replace(/\.$/, "")}: a` : "A"} query of {@link ${name}}. */\n` +
      `export function ${names.of(name, "Options")}(${optionsParameters(operation, { request: request.parameters, options: "CallOptions" }, querying)}): ${use("QuerySettings")}<${kept}, ${error}, ReturnType<typeof ${key}>> {\n` +
      `  return ${use("queryOf")}(${key}(${request.given.join(", ")}), (signal) => ${isKept ? call : `${use("orNull")}(${call})`});\n}`,
  ];
}

function infiniteQuery(operation: Operation, { name }: Pagination, querying: Querying): string[] {
  const { names, use, types } = querying;
  const { type, value } = resourceModule(operation, types);
  const { parameters } = handed(operation, querying);
  const key = names.of(name, "Key");
  const fixed = fixedParts(querying, operation, name);
  const list = `ReturnType<typeof ${value(name)}>`;
  const error = type(operation.errorType);
  const tuple = [...fixed, use("Asked"), "...string[]"].join(", ");
  const parts = [...fixed, askedPart(operation, querying), "...(from === undefined ? [] : [from])"];
  return [
    `/** The key of {@link ${names.of(name, "InfiniteOptions")}}. */\n` +
      `export function ${key}(${[...parameters, "from?: string"].join(", ")}): ${use("KeyOf")}<readonly [${tuple}], ${use("ListPages")}<${list}>, ${error}> {\n` +
      `  return ${use("keyOf")}(${parts.join(", ")});\n}`,
    `/** The pages of {@link ${name}}: \`from\` in the options goes on behind a page that was stored. */\n` +
      `export function ${names.of(name, "InfiniteOptions")}(${optionsParameters(operation, { request: parameters, options: "PaginationOptions" }, querying)}): ${use("InfiniteSettings")}<${list}, ${error}, ReturnType<typeof ${key}>> {\n` +
      `  return ${use("pagesOf")}(${key}(request, options?.from), (from, signal) => ${value(name)}(client, request, { ...options, from, signal }), options?.from);\n}`,
  ];
}

function optionsParameters(
  operation: Operation,
  { request, options }: { request: string[]; options: RuntimeType },
  querying: Querying,
): string {
  const client = clientType(querying.api, querying.types.imports, [operation]);
  return [
    `client: ${client}`,
    ...request,
    `options?: Omit<${runtimeType(querying, options)}, "signal">`,
  ].join(", ");
}

/** `asked(request)`, and what of the request is left out. */
function askedPart(operation: Operation, { use, types }: Querying): string {
  const { members, inBody } = secretsOf(operation, types.models);
  const secrets = [members, inBody].map((list) => `[${list.map(stringLiteral).join(", ")}]`);
  while (secrets.at(-1) === "[]") secrets.pop();
  return `${use("asked")}(${["request", ...secrets].join(", ")})`;
}
