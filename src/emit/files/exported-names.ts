import type { StatementStructures } from "ts-morph";
import type { Output } from "../output.js";

/** What files export, by name. */
export function exportedNames(files: readonly Output[]): Set<string> {
  return new Set(
    files.flatMap((file) => {
      if (file.kind === "types") return file.declarations.map(({ name }): string => name);
      if (file.kind !== "code") return [];
      const statements = file.structure.statements as (StatementStructures | string)[];
      return statements.flatMap((each) => namesOf(each));
    }),
  );
}

function namesOf(statement: StatementStructures | string): string[] {
  if (typeof statement === "string" || !("isExported" in statement)) return [];
  if ("declarations" in statement)
    return statement.declarations.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
  return "name" in statement && typeof statement.name === "string" ? [statement.name] : [];
}
