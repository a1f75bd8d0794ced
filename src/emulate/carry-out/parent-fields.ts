import { propertiesOf } from "../../model/schema/properties.js";
import type { Above } from "../plans/path-shape.js";
import type { Resource } from "../plans/resource.js";
import type { Value } from "../store/value.js";
import type { World } from "../world.js";

/** Where a record stands. */
export interface Below {
  resource: Resource;
  /** The values of the path parameters above it. */
  parents: readonly string[];
  above: readonly Above[];
}

/** Properties that are called like a parameter of the path: `patientId` or `patient_id`. */
export function parentFields(
  { models }: World,
  { resource, parents, above }: Below,
): Record<string, Value> {
  const plain = (name: string): string => name.replaceAll(/[_-]/g, "").toLowerCase();
  const names = resource.schemas.flatMap((schema) => [...propertiesOf(schema, models).keys()]);
  return Object.fromEntries(
    above.flatMap(({ parameter }, index): [string, Value][] => {
      const name = names.find((each) => plain(each) === plain(parameter));
      const value = parents[index];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}
