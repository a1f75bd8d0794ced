import { shownTypes } from "../../emit/documents/shown-type.js";
import { stringLiteral } from "../../emit/literal.js";
import { runtime } from "../../emit/imports.js";
import { requestShape } from "../../emit/operation/request-type.js";
import type { TypeContext } from "../../emit/spell-type.js";
import type { Api, Operation } from "../../model/api.js";
import { resourceName } from "../resource-name.js";

/** What the statements of the file are written with. */
export interface Querying {
  api: Api;
  types: TypeContext;
  /** Brings in a declaration that the file carries; returns its name. */
  use(check: string): string;
}

/** The parts of an operation's function that others are made of. */
export interface Called {
  /** `request: GetPatientRequest, ` or `request?: …, `, or nothing. */
  parameter: string;
  /** `request, `, or nothing. */
  argument: string;
  requestType: string | undefined;
  isOptional: boolean;
  dataType: string;
  errorType: string;
}

export function calledBy(operation: Operation, { types }: Querying): Called {
  const { imports } = types;
  const module: string = `./${operation.resource}`;
  // What the types are made of is declared by the client already.
  const request = requestShape(operation, shownTypes(types.models));
  const requestType = request && imports.type(module, operation.requestType);
  return {
    parameter: requestType ? `request${request.optional ? "?" : ""}: ${requestType}, ` : "",
    argument: request ? "request, " : "",
    requestType,
    isOptional: request?.optional ?? true,
    dataType: imports.type(module, operation.dataType),
    errorType: imports.type(module, operation.errorType),
  };
}

export function runtimeType(
  { types }: Querying,
  name: "CallOptions" | "Client" | "Ensured" | "PaginationOptions",
): string {
  return types.imports.type(runtime, name);
}

/** The parts of a key: the client, the resource, the operation. */
export function keyParts({ api }: Querying, { resource }: Operation, name: string): string[] {
  return [api.packageName, resource, name].map(stringLiteral);
}

/** Members of the request that have no place in a key, which tools show and stores keep. */
export function secretsOf({ parameters }: Operation): string[] {
  return parameters
    .filter(
      ({ in: place, name, schema }) =>
        place === "cookie" ||
        schema.format === "password" ||
        (place === "header" && /auth|token|secret|key|session|password/i.test(name)),
    )
    .map(({ key }) => stringLiteral(key));
}

/** A function of the client: as a member of its file, since what stands here may be called like another one. */
export function callOf({ types }: Querying, { resource }: Operation, name: string): string {
  return types.imports.valueMember(`./${resource}`, resourceName(resource), name);
}
