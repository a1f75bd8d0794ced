import { isMarked } from "../../model/schema/aliases.js";
import { propertiesOf } from "../../model/schema/properties.js";
import type { Models } from "../../model/schema/references.js";
import type { Resource } from "../plans/resource.js";

/** The properties that only the API sets: what a client sends of them is left alone (OpenAPI 3.1, 4.8.24.4). */
export function readOnlyNames({ schemas }: Resource, models: Models): ReadonlySet<string> {
  const marked = schemas
    .flatMap((schema) => [...propertiesOf(schema, models)])
    .filter(([, property]) => isMarked(property, "readOnly", models));
  return new Set(marked.map(([name]) => name));
}
