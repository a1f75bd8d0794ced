import type { Node } from "../../read/document.js";
import type { ExternalId, Operation } from "../api.js";
import { unnamed, type Draft } from "../draft.js";
import type { DeclarationContext } from "./pagination.js";
import { listItem, recordComplaints, type Composed } from "./external-id-record.js";
import { propertiesOf, requiredOf, sentPropertiesOf } from "../schema/properties.js";
import { child, pointer, stringAt } from "../source.js";
import { wordProblems } from "../names/words.js";

/** What `x-external-id` is verified with. */
export interface ExternalIdContext extends DeclarationContext {
  /** Every operation, by its id. */
  operations: Pick<ReadonlyMap<string, Draft<Operation>>, "get" | "has">;
}

/**
 * Reads `x-external-id` of a create operation and verifies it: the body has the field, the lookup
 * takes it as a query parameter and answers a list, what it reads and updates with exists, and all of them speak of one
 * record with an `id`.
 */
export function readExternalId(
  node: Node,
  create: Draft<Operation>,
  context: ExternalIdContext,
): Draft<ExternalId> | undefined {
  const declared = child(node, "x-external-id");
  if (declared === undefined) return undefined;
  const misread = wordProblems(declared, "x-external-id", words);
  if (misread.length > 0) {
    context.source.problems.push(...misread);
    return undefined;
  }
  const field = stringAt(declared, "field");
  const [lookup, read, update] = operationWords.map((word) =>
    context.operations.get(stringAt(declared, word) ?? ""),
  );
  const complaints = [
    ...operationWords.flatMap((word) => nameComplaints(declared, word, context)),
    ...fieldComplaints(create, field, context),
    ...lookupComplaints(declared, { lookup, field }, context),
  ];
  if (lookup && update && field !== undefined) {
    complaints.push(...updateComplaints({ create, lookup, update }, field, context));
  }
  if (lookup && field !== undefined && complaints.length === 0) {
    complaints.push(...recordComplaints({ create, lookup, read, update }, field, context.models));
  }
  for (const [word, what, todo = "Name what the document has."] of complaints) {
    const at = word === "create" ? declared.at : pointer(declared.at, word);
    context.source.problems.push({ at, id: "external-id-invalid", what, todo });
  }
  if (complaints.length > 0 || field === undefined || lookup === undefined) return undefined;
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
      ensureAll: unnamed,
      reconcile: unnamed,
      row: unnamed,
      reconcileError: unnamed,
    },
  };
}

/** What is wrong with one word of the declaration; `create` stands for the declaration itself. */
type Complaint = [word: keyof Composed | "field", what: string, todo?: string];

const operationWords = ["lookup", "read", "update"] as const;

const words = { field: "text", lookup: "text", read: "text", update: "text" } as const;

/** An operation that is named has to be there. */
function nameComplaints(
  declared: Node,
  word: (typeof operationWords)[number],
  { operations }: ExternalIdContext,
): Complaint[] {
  const id = stringAt(declared, word);
  if (id === undefined || operations.has(id)) return [];
  return [[word, `There is no operation ${JSON.stringify(id)}`]];
}

function fieldComplaints(
  create: Draft<Operation>,
  field: string | undefined,
  context: ExternalIdContext,
): Complaint[] {
  if (field === undefined) return [["field", "x-external-id names no field"]];
  if (bodyHas(create, field, context)) return [];
  return [["field", `The body of ${create.id} has no property ${JSON.stringify(field)}`]];
}

/** The lookup filters by the field, and answers the records that have it. */
function lookupComplaints(
  declared: Node,
  { lookup, field }: { lookup: Draft<Operation> | undefined; field: string | undefined },
  { models }: ExternalIdContext,
): Complaint[] {
  if (stringAt(declared, "lookup") === undefined) {
    return [["lookup", "x-external-id names no lookup"]];
  }
  if (lookup === undefined) return [];
  if (!lookup.parameters.some((each) => each.in === "query" && each.name === field)) {
    return [["lookup", `${lookup.id} has no query parameter ${JSON.stringify(field)}`]];
  }
  return listItem(lookup, models) === undefined
    ? [["lookup", `${lookup.id} does not answer a list`]]
    : [];
}

/** Rows have what the body of the create has, so nothing else may have to be known to carry them out. */
function updateComplaints(
  {
    create,
    lookup,
    update,
  }: { create: Draft<Operation>; lookup: Draft<Operation>; update: Draft<Operation> },
  field: string,
  { models }: ExternalIdContext,
): Complaint[] {
  const complaints: Complaint[] = [];
  const todo = "Leave `update` out.";
  for (const { id, parameters, idempotencyKey } of [create, lookup]) {
    const other = parameters.find(
      (each) => each.required && each.name !== field && each.key !== idempotencyKey,
    );
    if (other !== undefined) {
      const what = `A row does not say the parameter ${JSON.stringify(other.name)} that ${id} needs`;
      complaints.push(["update", what, todo]);
    }
  }
  const body = update.body?.content[0]?.schema ?? {};
  const declared = propertiesOf(body, models);
  const sent = sentPropertiesOf(body, models);
  const required = [...requiredOf(body, models)].find(
    (name) => sent.has(name) || !declared.has(name),
  );
  if (required !== undefined) {
    const what = `${update.id} needs ${JSON.stringify(required)} in its body, but what has not changed is not sent`;
    complaints.push(["update", what, todo]);
  }
  return complaints;
}

function bodyHas(
  operation: Draft<Operation>,
  field: string,
  { models }: ExternalIdContext,
): boolean {
  return (operation.body?.content ?? []).some(
    ({ schema }) => schema !== undefined && sentPropertiesOf(schema, models).has(field),
  );
}
