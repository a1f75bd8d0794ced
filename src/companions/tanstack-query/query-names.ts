import { upperFirst } from "../../model/names/camel-case.js";
import { createNames, typeName } from "../../model/names/names.js";
import type { Api } from "../../model/api.js";

/** What a function of the file is for. */
type Purpose = "InfiniteOptions" | "Key" | "Mutation" | "Options";

/** What the functions of the file are called. */
export interface QueryNames {
  /** Of a function of the client and a purpose: `getPatient` and `Key` is `getPatientKey`. */
  of(name: string, purpose: Purpose): string;
  /** What asks for a resource again: `invalidatePatients`. */
  invalidating(file: string): string;
}

const purposes: readonly Purpose[] = ["InfiniteOptions", "Key", "Mutation", "Options"];

export function queryNames({ operations, resources }: Api): QueryNames {
  const functions = operations.flatMap(({ name, pagination, externalId }) => [
    name,
    ...(pagination ? [pagination.name] : []),
    ...(externalId ? [externalId.names.ensure] : []),
  ]);
  const claims = [
    ...functions.flatMap((name) =>
      purposes.map((purpose) => ({
        wanted: name + purpose,
        suffix: "_",
        at: `${name} ${purpose}`,
      })),
    ),
    ...resources.map(({ file }) => ({
      wanted: `invalidate${upperFirst(typeName(file))}`,
      suffix: "_",
      at: file,
    })),
  ];
  const given = createNames().claim(claims, (wanted) => wanted);
  const names = new Map(claims.map(({ at }, index) => [at, given[index] as string]));
  return {
    of: (name, purpose) => names.get(`${name} ${purpose}`) as string,
    invalidating: (file) => names.get(file) as string,
  };
}
