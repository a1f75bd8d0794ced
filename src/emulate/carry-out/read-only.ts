import { isMarked } from "../../model/schema/aliases.js";
import { propertiesOf } from "../../model/schema/properties.js";
import type { Models } from "../../model/schema/references.js";
import type { Resource } from "../plans/resource.js";

/** By resource, each of which belongs to one Api. */
const known = new WeakMap<Resource, ReadonlySet<string>>();

/** The properties that only the API sets: what a client sends of them is left alone (OpenAPI 3.1, 4.8.24.4). */
export function readOnlyNames(resource: Resource, models: Models): ReadonlySet<string> {
  const names = known.get(resource) ?? namesIn(resource, models);
  known.set(resource, names);
  return names;
}

function namesIn({ schemas }: Resource, models: Models): ReadonlySet<string> {
  const marked = schemas
    .flatMap((schema) => [...propertiesOf(schema, models)])
    .filter(([, property]) => isMarked(property, "readOnly", models));
  return new Set(marked.map(([name]) => name));
}
