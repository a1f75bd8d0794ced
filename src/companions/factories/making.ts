import type { Direction } from "../../emit/output.js";
import type { TypeContext } from "../../emit/spell-type.js";
import type { NamedModels } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { Validator } from "../../values/validator.js";

/** What the expressions of one factory are written with. */
export interface Making {
  models: NamedModels;
  types: TypeContext;
  direction: Direction;
  /** What makes a value of a schema; undefined where nothing is known that fits. @param words what a text begins with */
  make(schema: Schema, words: string): string | undefined;
  /** The call of the factory of a model; undefined where that leads back to here, or where there is none. */
  call(model: string): string | undefined;
  /** The kind of id that a member of the model is, and whether it is the model's own. */
  idOf(name: string, schema: Schema): { kind: string; isOwn: boolean } | undefined;
  validator(): Validator;
  /** Brings in a declaration that the file carries; returns its name. */
  use(check: string): string;
}
