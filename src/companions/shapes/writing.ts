import type { TypeContext } from "../../emit/spell-type.js";
import type { NamedModels } from "../../model/schema/references.js";
import type { Library } from "./library.js";
import type { SchemaNames } from "./schema-names.js";
import type { Shapes } from "./shapes.js";

/** What the statements of a file of schemas are written with. */
export interface Writing {
  library: Library;
  names: SchemaNames;
  types: TypeContext;
  models: NamedModels;
  shapes: Shapes;
  /** Brings in a function that the file carries; returns its name. */
  use(check: string): string;
}
