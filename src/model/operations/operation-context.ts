import type { Node } from "../../read/document.js";
import type { Requirement, SecurityScheme } from "../api.js";
import type { SchemaContext } from "../schema/schema-context.js";

/** What every operation of a document is read with. */
export interface OperationContext extends SchemaContext {
  root: Node;
  schemes: ReadonlyMap<string, SecurityScheme>;
  /** The root's `security`. */
  security: Requirement[];
}
