import type { OptionalKind, ParameterDeclarationStructure } from "ts-morph";
import type { Api, ExternalId, Operation, Parameter } from "../../model/api.js";
import { runtime } from "../imports.js";
import { optionsType } from "../operation/request-type.js";
import { clientType } from "../operation/scopes.js";
import type { TypeContext } from "../spell-type.js";

/** What the functions of an external id are made from. */
export interface Wrapped {
  api: Api;
  create: Operation;
  lookup: Operation;
  read?: Operation;
  update?: Operation;
  externalId: ExternalId;
  types: TypeContext;
  /** The type of what is kept: what `read` answers, otherwise an item of the list. */
  record: string;
  /** Members of the request that say whose record it is, such as `patientId`. */
  owners: Parameter[];
}

/** A type that leaves misses out of an operation's failures: finding nothing is not one here. */
export const notFound: string = '{ kind: "http"; status: 404 }';

/** The parameters of `find…` and `ensure…`, whose options are those of the first operation that they call. */
export function parameters(
  request: string,
  called: readonly [Operation, ...Operation[]],
  { api, types }: Wrapped,
): OptionalKind<ParameterDeclarationStructure>[] {
  return [
    { name: "client", type: clientType(api, types.imports, called) },
    { name: "request", type: request },
    {
      name: "options",
      type: types.imports.type(runtime, optionsType(called[0], types.models)),
      hasQuestionToken: true,
    },
  ];
}

/** The path parameter that holds a record's id: the last one. */
export function idOf(operation: Operation): string {
  return operation.parameters.filter((parameter) => parameter.in === "path").at(-1)?.key ?? "id";
}

/** The function of an operation, imported where it is in another file. */
export function functionOf(operation: Operation, types: TypeContext): string {
  return types.imports.value(`./${operation.resource}`, operation.name);
}

/** A type of an operation, imported where it is in another file. */
export function typeOf(
  operation: Operation,
  key: "errorType" | "requestType",
  types: TypeContext,
): string {
  return types.imports.type(`./${operation.resource}`, operation[key]);
}

export function operationOf(id: string | undefined, { operations }: Api): Operation | undefined {
  return id === undefined ? undefined : operations.find((operation) => operation.id === id);
}

/** What `ensure…` calls beside the create. */
export function calledToEnsure({ externalId }: Operation, api: Api): Operation[] {
  return [externalId?.lookup, externalId?.read].flatMap((id) => operationOf(id, api) ?? []);
}
