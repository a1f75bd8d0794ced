import type { Operation } from "../../model/api.js";
import { payloadSchema } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf, schemaAt } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";

/** Where the payload has the list or the record, and what one item is. */
export interface Located {
  /** Property names from the payload; empty where the payload is it. */
  at: string[];
  schema: Schema;
}

const listNames = ["data", "items", "results", "values", "records"];
const recordNames = ["data", "item", "result", "record"];

/** The list of objects that a successful answer has: declared by the pagination, the payload itself, or one property. */
export function locateList(operation: Operation, models: Models): Located | undefined {
  const payload = payloadSchema(operation, models);
  if (payload === undefined) {
    return undefined;
  }
  const declared = operation.pagination?.items;
  if (declared !== undefined) {
    const list = schemaAt(payload, declared, models);
    const schema = list && dereference(list, models).items;
    return schema && { at: declared, schema };
  }
  const whole = itemOf(payload, models);
  if (whole !== undefined) {
    return { at: [], schema: whole };
  }
  const lists = [...propertiesOf(payload, models)].flatMap(([name, property]) => {
    const schema = itemOf(property, models);
    return schema ? [{ at: [name], schema }] : [];
  });
  const word = operation.path.split("/").at(-1) ?? "";
  const named = [...listNames, word, word.replaceAll("-", "_")];
  return (
    lists.find(({ at }) => named.includes(at[0] ?? "")) ??
    (lists.length === 1 ? lists[0] : undefined)
  );
}

/** The record that a successful answer has: the payload, or what a wrapper such as `data` holds. */
export function locateRecord(operation: Operation, models: Models): Located | undefined {
  const payload = payloadSchema(operation, models);
  if (payload === undefined || !isObject(payload, models)) {
    return undefined;
  }
  const properties = propertiesOf(payload, models);
  for (const name of recordNames) {
    const inner = properties.get(name);
    if (inner && !properties.has("id") && isObject(inner, models)) {
      return { at: [name], schema: inner };
    }
  }
  return { at: [], schema: payload };
}

function itemOf(schema: Schema, models: Models): Schema | undefined {
  const { items } = dereference(schema, models);
  return items && isObject(items, models) ? items : undefined;
}

/** True where the schema has properties, or branches that have. */
function isObject(schema: Schema, models: Models): boolean {
  if (propertiesOf(schema, models).size > 0) {
    return true;
  }
  const { anyOf, oneOf } = dereference(schema, models);
  return [...(anyOf ?? []), ...(oneOf ?? [])].some(
    (branch) => !allowsType(branch, "null", models) && propertiesOf(branch, models).size > 0,
  );
}
