import type { Value } from "../store/value.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { dereference } from "../../model/schema/references.js";
import type { Call } from "../requests/call.js";
import { complaint } from "../answers/complaint.js";
import { invalid, type Refusal } from "../answers/outcome.js";

/**
 * A 400 where a field of the body has the id of a record that is not there. Fields and resources are matched by the
 * flavour of their ids (`x-flavor`); a document without flavours says nothing about it.
 */
export function missingReference(call: Call, fields: Record<string, Value>): Refusal | undefined {
  const { models, resources, store } = call.world;
  const schema = call.operation.body?.content[0]?.schema;
  for (const [name, property] of schema ? propertiesOf(schema, models) : []) {
    const { flavor } = dereference(property, models);
    const value = fields[name];
    if (flavor === undefined || value === undefined || value === null) {
      continue;
    }
    const resource = resources
      .all()
      .find((each) => each.above.length === 0 && each.idSchema.flavor === flavor);
    const place = {
      organization: call.organization,
      resource: resource?.key ?? "",
      id: String(value),
    };
    if (resource !== undefined && store.find(place) === undefined) {
      const at = call.operation.body?.at ?? call.operation.at;
      const spot = { field: name, isPrefix: true, place: `body /${name}`, at };
      return invalid([complaint(`${resource.name} not found`, spot, "x-flavor")]);
    }
  }
  return undefined;
}
