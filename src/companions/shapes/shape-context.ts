import type { Models } from "../../model/schema/references.js";
import type { Validator } from "../../values/validator.js";

/** What schemas are turned into shapes with. */
export interface ShapeContext {
  models: Models;
  /** Who sends the value: properties that the other side alone has need not be there. */
  direction: "read" | "write";
  /** Tells which of the values that a schema lists it allows. */
  validator: () => Validator;
}
