import { calledToEnsure } from "../../emit/external-id/wrapped.js";
import { runtime } from "../../emit/imports.js";
import { optionsType } from "../../emit/operation/request-type.js";
import { clientType } from "../../emit/operation/scopes.js";
import type { Operation } from "../../model/api.js";
import type { Name } from "../../model/names/names.js";
import { resourceModule } from "../resource-module.js";
import { fixedParts, handed, runtimeType, type Querying } from "./querying.js";

/** What a mutation calls, and its types. */
interface Called {
  name: Name;
  requestType: Name;
  dataType: string;
  errorType: Name;
  /** The operations that it calls. */
  called: readonly Operation[];
}

/** The mutation of an operation that writes, and the one that creates a record only where there is none. */
export function mutationStatements(operation: Operation, querying: Querying): string[] {
  const { name, requestType, errorType, externalId } = operation;
  const { type, value } = resourceModule(operation, querying.types);
  const own: Called = {
    name,
    requestType,
    dataType: type(operation.dataType),
    errorType,
    called: [operation],
  };
  if (externalId === undefined) return [mutation(operation, own, querying)];
  const { ensure, ensureRequest, ensureError } = externalId.names;
  const ensuring: Called = {
    name: ensure,
    requestType: ensureRequest,
    dataType: `${querying.use("DataOf")}<typeof ${value(ensure)}>`,
    errorType: ensureError,
    called: [operation, ...calledToEnsure(operation, querying.api)],
  };
  return [mutation(operation, own, querying), mutation(operation, ensuring, querying)];
}

function mutation(
  operation: Operation,
  { name, requestType, dataType, errorType, called }: Called,
  querying: Querying,
): string {
  const { api, names, use, types } = querying;
  const client = clientType(api, types.imports, called);
  const { type, value } = resourceModule(operation, types);
  const { parameters, given, isOptional } = handed(operation, querying, requestType);
  const unwrap = types.imports.value(runtime, "unwrap");
  const request = given.length === 0 ? "void" : type(requestType);
  const variables = isOptional && given.length > 0 ? `${request} | void` : request;
  const options = runtimeType(querying, optionsType(operation, types.models));
  return (
    `/** A mutation that calls {@link ${name}}. */\n` +
    `export function ${names.of(name, "Mutation")}(client: ${client}, options?: ${options}): ${use("MutationSettings")}<${dataType}, ${type(errorType)}, ${variables}> {\n` +
    `  return ${use("mutationOf")}([${fixedParts(querying, operation, name).join(", ")}], (${parameters.join(", ")}) => ${unwrap}(${value(name)}(${["client", ...given, "options"].join(", ")})));\n}`
  );
}
