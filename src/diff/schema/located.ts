import type { At } from "../../json/pointer.js";
import { isNever, isOpen } from "../../model/schema/open.js";
import type { Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { Conjunction, Located } from "./part.js";

/** A schema where it stands, with what can be told of it at a glance. */
export function located(schema: Schema, at: At, models: Models): Located {
  if (isNever(schema, models)) return { schema, at, accepts: "nothing" };
  return isOpen(schema, models) ? { schema, at, accepts: "everything" } : { schema, at };
}

/** True where one of the schemas accepts nothing. */
export function isClosed(conjunction: Conjunction): boolean {
  return conjunction.some(({ accepts }) => accepts === "nothing");
}

/** True where nothing is limited: `items: {}` says what no `items` says (JSON Schema 2020-12, 10.3.1.2). */
export function isFree(conjunction: Conjunction): boolean {
  return conjunction.every(({ accepts }) => accepts === "everything");
}
