import { shownTypes } from "../../emit/documents/shown-type.js";
import { runtime } from "../../emit/imports.js";
import { stringLiteral } from "../../emit/literal.js";
import { requestShape } from "../../emit/operation/request-type.js";
import type { RuntimeType } from "../../emit/runtime/names.js";
import type { TypeContext } from "../../emit/spell-type.js";
import type { Api, Operation } from "../../model/api.js";
import type { Name } from "../../model/names/names.js";
import { resourceModule } from "../resource-module.js";
import type { QueryNames } from "./query-names.js";

/** What the statements of the file are written with. */
export interface Querying {
  api: Api;
  types: TypeContext;
  names: QueryNames;
  /** Brings in a declaration that the file carries; returns its name. */
  use(check: string): string;
}

/** How a request stands in a function that hands it on. */
export interface Handed {
  /** `request: GetPatientRequest`, `request?: …`, or nothing. */
  parameters: string[];
  /** `request`, or nothing. */
  given: string[];
  isOptional: boolean;
}

/** The request of an operation, by its type or one that asks for more. */
export function handed(
  operation: Operation,
  { types }: Querying,
  requestType: Name = operation.requestType,
): Handed {
  // What the types are made of is declared by the client already.
  const request = requestShape(operation, shownTypes(types.models));
  if (request === undefined) return { parameters: [], given: [], isOptional: true };
  const isOptional = request.optional && requestType === operation.requestType;
  const type = resourceModule(operation, types).type(requestType);
  return {
    parameters: [`request${isOptional ? "?" : ""}: ${type}`],
    given: ["request"],
    isOptional,
  };
}

export function runtimeType({ types }: Querying, name: RuntimeType): string {
  return types.imports.type(runtime, name);
}

/** The parts of a key that are always the same: the client, the resource and a function. */
export function fixedParts({ api }: Querying, { resource }: Operation, name: string): string[] {
  return [api.packageName, resource, name].map(stringLiteral);
}
