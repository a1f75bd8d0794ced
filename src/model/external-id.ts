import type { Node } from "../read/document.js";
import type { ExternalId, Operation } from "./api.js";
import { unnamed } from "./names.js";
import type { DeclarationContext } from "./pagination.js";
import { payloadSchema, propertiesOf, dereference } from "./schema-lookup.js";
import type { Schema } from "./schema.js";
import { child, pointer, stringAt } from "./source.js";

/** What `x-external-id` is verified with. */
export interface ExternalIdContext extends DeclarationContext {
  /** Every operation, by its id. */
  operations: ReadonlyMap<string, Operation>;
}

/**
 * Reads `x-external-id` of a create operation and verifies it: the body and the records have the field, the lookup
 * takes it as a query parameter and answers a list, and what it reads and updates with exists.
 */
export function readExternalId(
  node: Node,
  create: Operation,
  context: ExternalIdContext,
): ExternalId | undefined {
  const declared = child(node, "x-external-id");
  if (declared === undefined) {
    return undefined;
  }
  const complaints: [key: string, what: string][] = [];
  const named = (word: string): Operation | undefined => {
    const id = stringAt(declared, word);
    const operation = id === undefined ? undefined : context.operations.get(id);
    if (id !== undefined && operation === undefined) {
      complaints.push([word, `There is no operation ${JSON.stringify(id)}`]);
    }
    return operation;
  };
  const field = stringAt(declared, "field");
  const lookup = named("lookup");
  const read = named("read");
  const update = named("update");
  if (field === undefined) {
    complaints.push(["field", "x-external-id names no field"]);
  } else if (!bodyHas(create, field, context)) {
    complaints.push(["field", `The body of ${create.id} has no property ${JSON.stringify(field)}`]);
  }
  if (stringAt(declared, "lookup") === undefined) {
    complaints.push(["lookup", "x-external-id names no lookup"]);
  } else if (
    lookup &&
    !lookup.parameters.some((each) => each.in === "query" && each.name === field)
  ) {
    complaints.push(["lookup", `${lookup.id} has no query parameter ${JSON.stringify(field)}`]);
  } else if (lookup && listItem(lookup, context) === undefined) {
    complaints.push(["lookup", `${lookup.id} does not answer a list`]);
  }
  for (const [key, what] of complaints) {
    const todo = "Name what the document has.";
    context.source.problems.push({ at: pointer(declared.at, key), what, todo });
  }
  if (complaints.length > 0 || field === undefined || lookup === undefined) {
    return undefined;
  }
  return {
    field,
    lookup: lookup.id,
    ...(read && { read: read.id }),
    ...(update && { update: update.id }),
    names: {
      find: unnamed,
      findRequest: unnamed,
      findError: unnamed,
      ensure: unnamed,
      ensureRequest: unnamed,
      ensureError: unnamed,
      reconcile: unnamed,
      row: unnamed,
      reconcileError: unnamed,
    },
  };
}

function bodyHas(operation: Operation, field: string, { models }: ExternalIdContext): boolean {
  return (operation.body?.content ?? []).some(
    ({ schema }) => schema !== undefined && propertiesOf(schema, models).has(field),
  );
}

function listItem(lookup: Operation, { models }: ExternalIdContext): Schema | undefined {
  const payload = payloadSchema(lookup, models);
  return payload && dereference(payload, models).items;
}
