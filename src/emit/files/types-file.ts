import { visitSchemas } from "../../model/schema/visit-schemas.js";
import { noteNames, type EmitContext } from "../code-file.js";
import { runtime } from "../imports.js";
import type { TypeDeclaration, TypesOutput } from "../output.js";

/** A file of types that are spelled from schemas. */
export function typesFile(
  module: string,
  declarations: TypeDeclaration[],
  context: EmitContext,
): TypesOutput {
  const used = [...visitSchemas(declarations.map(({ schema }) => schema))];
  if (used.some(({ flavor }) => flavor !== undefined)) noteNames(context, runtime, ["Flavored"]);
  if (used.some(({ upload }) => upload !== undefined)) noteNames(context, runtime, ["Upload"]);
  const { models, folder } = context;
  return { kind: "types", path: `${folder}${module}.ts`, declarations, models };
}
