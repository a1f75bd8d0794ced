import type { CarriedSources } from "../../text/declarations.js";
import { carriedBy } from "../carried.js";
import type { Companion } from "../companion.js";
import type { Library } from "./library.js";
import { modelStatements } from "./model-statements.js";
import { operationStatements } from "./operation-statements.js";
import { schemaNames } from "./schema-names.js";
import { shapesFor } from "./shapes.js";
import type { Writing } from "./writing.js";

const exported = ["OperationSchemas", "Place", "SchemaMismatch", "ValidateOptions", "validate"];

/**
 * A file with the schemas of all models and of each operation, and `validate`, for a library of validators.
 *
 * @param checks the texts of `src/checks`
 */
export function schemasCompanion(library: Library, checks: CarriedSources): Companion {
  const { name, range, namespace } = library;
  return {
    name,
    peers: { [name]: range },
    emit: (api, { file, models }) =>
      file((types) => {
        const used = new Set<string>();
        const writing: Writing = {
          library,
          names: schemaNames(api),
          types,
          models,
          shapes: shapesFor(models),
          use: (check) => {
            used.add(check);
            return check;
          },
        };
        types.imports.namespace(name, namespace);
        const statements = [...modelStatements(api, writing), ...operationStatements(api, writing)];
        const carrying = { sources: checks, folders: ["values", name], exported };
        return [...carriedBy(used, types, carrying), ...statements];
      }),
  };
}
