import type { Direction } from "../emit/output.js";
import { isMarked } from "../model/schema/aliases.js";
import type { NamedModels } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";
import type { Type } from "./type.js";

/** Where a schema stands that becomes a type. */
export interface TypeContext {
  direction: Direction;
  models: NamedModels;
  /** Makes the type of a schema that stands elsewhere. */
  convert: (schema: Schema, context: TypeContext) => Type;
  /** The model whose declaration this is, while its own level is spelled. */
  self?: string;
  /** Set on a schema that others are about as well: a part of an `allOf`, or a variant. */
  isPart?: boolean;
  /** Set on a part of an `allOf` that is written in place: what its conditions speak of stands at its owner. */
  isConjunct?: boolean;
  /** The properties that the owner of a variant declares. */
  declared?: ReadonlyMap<string, Schema>;
  /** The properties that this stands in and that are written out here, because they are required only here. */
  writtenOut?: ReadonlySet<Schema>;
}

/** What is below a level is not the model itself any more. */
export function below({ direction, models, convert, writtenOut }: TypeContext): TypeContext {
  return { direction, models, convert, ...(writtenOut && { writtenOut }) };
}

/** `readOnly` properties are not sent, `writeOnly` ones do not come back (OpenAPI 3.1, 4.8.24). */
export function isVisible(property: Schema, { direction, models }: TypeContext): boolean {
  return !isMarked(property, direction === "write" ? "readOnly" : "writeOnly", models);
}
