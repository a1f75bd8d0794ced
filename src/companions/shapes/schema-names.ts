import type { Api } from "../../model/api.js";
import { createNames, type Name } from "../../model/names/names.js";

/** What the schemas of a file are called. */
export interface SchemaNames {
  /** By the name of the type: `Patient` is `patientSchema`. */
  models: ReadonlyMap<Name, Name>;
  /** By the operation's function: `createPatient` is `createPatientSchemas`. */
  operations: ReadonlyMap<Name, Name>;
}

export function schemaNames(api: Api): SchemaNames {
  const names = createNames();
  const claim = (wished: readonly Name[], ending: string): Map<Name, Name> => {
    const claims = wished.map((name) => ({
      wanted: lowerFirst(name) + ending,
      suffix: "_",
      at: name,
    }));
    const given = names.claim(claims, (wanted) => wanted);
    return new Map(wished.map((name, index) => [name, given[index] as Name]));
  };
  return {
    models: claim(
      api.models.flatMap(({ name, inputName, split }) => (split ? [name, inputName] : [name])),
      "Schema",
    ),
    operations: claim(
      api.operations.map(({ name }) => name),
      "Schemas",
    ),
  };
}

function lowerFirst(text: string): string {
  const [first = ""] = text;
  return first.toLowerCase() + text.slice(first.length);
}
