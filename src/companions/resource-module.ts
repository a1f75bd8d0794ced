import type { TypeContext } from "../emit/spell-type.js";
import type { Operation } from "../model/api.js";
import { functionName } from "../model/names/names.js";

/** What a companion reaches a resource of the client by. */
export interface ResourceModule {
  /** A function of it, as `patientsResource.getPatient`. */
  value(name: string): string;
  /** A type of it. */
  type(name: string): string;
}

/**
 * The file of an operation, all of it under one name: what a companion declares may be called like something that is
 * in it.
 */
export function resourceModule(
  { resource }: Pick<Operation, "resource">,
  { imports }: TypeContext,
): ResourceModule {
  const member = (name: string): string =>
    imports.valueMember(`./${resource}`, `${functionName(resource)}Resource`, name);
  return { value: member, type: member };
}
