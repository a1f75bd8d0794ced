import type { Operation } from "../../model/api.js";
import { callOf, calledBy, keyParts, runtimeType, type Called, type Querying } from "./querying.js";

/** The mutation of an operation that writes, and the one that creates a record only where there is none. */
export function mutationStatements(operation: Operation, querying: Querying): string[] {
  const called = calledBy(operation, querying);
  const { externalId, resource } = operation;
  const own = mutation(operation, { name: operation.name, called, querying });
  if (externalId === undefined) return [own];
  const { ensure, ensureRequest, ensureError } = externalId.names;
  const { imports } = querying.types;
  const module: string = `./${resource}`;
  const call = callOf(querying, operation, ensure);
  const ensuring: Called = {
    ...called,
    argument: "request, ",
    requestType: imports.type(module, ensureRequest),
    isOptional: false,
    dataType: `Extract<Awaited<ReturnType<typeof ${call}>>, { ok: true }>["data"]`,
    errorType: imports.type(module, ensureError),
  };
  return [own, mutation(operation, { name: ensure, called: ensuring, querying })];
}

function mutation(
  operation: Operation,
  { name, called, querying }: { name: string; called: Called; querying: Querying },
): string {
  const { use, types } = querying;
  const { requestType, isOptional, argument, dataType, errorType } = called;
  const call = callOf(querying, operation, name);
  const unwrap = types.imports.value("./runtime/index", "unwrap");
  const variables = requestType
    ? isOptional
      ? `${requestType} | undefined`
      : requestType
    : "void";
  const type = `${use("MutationSettings")}<${dataType}, ${errorType}, ${variables}>`;
  return (
    `/** A mutation that calls {@link ${name}}. */\n` +
    `export function ${name}Mutation(client: ${runtimeType(querying, "Client")}, options?: ${runtimeType(querying, "CallOptions")}): ${type} {\n` +
    `  return {\n` +
    `    mutationKey: [${keyParts(querying, operation, name).join(", ")}],\n` +
    `    mutationFn: (${requestType ? "request" : ""}) => ${unwrap}(${call}(client, ${argument}options)),\n` +
    `    retry: ${use("never")},\n` +
    `  };\n}`
  );
}
