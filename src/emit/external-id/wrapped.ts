import type { OptionalKind, ParameterDeclarationStructure } from "ts-morph";
import type { ExternalId, Operation, Parameter } from "../../model/api.js";
import { runtime } from "../imports.js";
import { optionsType } from "../operation/request-type.js";
import type { TypeContext } from "../spell-type.js";

/** What the functions of an external id are made from. */
export interface Wrapped {
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

/** The parameters of `find…` and `ensure…`, whose options are those of `operation`. */
export function parameters(
  request: string,
  operation: Operation,
  types: TypeContext,
): OptionalKind<ParameterDeclarationStructure>[] {
  return [
    { name: "client", type: types.imports.type(runtime, "Client") },
    { name: "request", type: request },
    {
      name: "options",
      type: types.imports.type(runtime, optionsType(operation, types.models)),
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
