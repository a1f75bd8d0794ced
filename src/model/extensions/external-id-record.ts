import type { Operation } from "../api.js";
import type { Draft } from "../draft.js";
import { isJson, isPayloadOptional, isSuccess, payloadSchema } from "../operations/payload.js";
import { propertiesOf, requiredOf, schemaAt } from "../schema/properties.js";
import { dereference, type Models } from "../schema/references.js";
import type { Schema } from "../schema/schema.js";

/** The operations of an external id: the create that it stands on, and those that it names. */
export interface Composed {
  create: Draft<Operation>;
  lookup: Draft<Operation>;
  read?: Draft<Operation> | undefined;
  update?: Draft<Operation> | undefined;
}

/** What is wrong with one word of the declaration; `create` stands for the declaration itself. */
export type Complaint = [word: keyof Composed, what: string, todo: string];

/** One answer in which the record comes. */
interface Shown {
  word: keyof Composed;
  operation: Draft<Operation>;
  /** Undefined where no JSON is declared. */
  schema: Schema | undefined;
}

/** The schema of one item of the list that an operation answers; undefined where it answers none. */
export function listItem(lookup: Draft<Operation>, models: Models): Schema | undefined {
  const payload = payloadSchema(lookup, models);
  const list = payload && schemaAt(payload, lookup.pagination?.items ?? [], models);
  return list && dereference(list, models).items;
}

/**
 * Why the operations cannot be composed: what is created, found, read and updated is one record, known by its `id`. It
 * is what `read` answers, otherwise an item of the list.
 */
export function recordComplaints(composed: Composed, field: string, models: Models): Complaint[] {
  const { create, lookup, read, update } = composed;
  const shown = (word: keyof Composed, operation: Draft<Operation> | undefined): Shown[] =>
    operation ? [{ word, operation, schema: payloadSchema(operation, models) }] : [];
  const item: Shown = { word: "lookup", operation: lookup, schema: listItem(lookup, models) };
  const [record = item] = shown("read", read);
  const written = [...shown("create", create), ...shown("update", update)];
  const unpromised = [...new Set([item, record, ...written])].flatMap((each) => [
    ...payloadComplaints(each, models),
    ...idComplaints(each, models),
  ]);
  if (unpromised.length > 0) {
    return unpromised;
  }
  return [
    ...[...shown("read", read), ...written].flatMap((each) => otherAnswers(each, models)),
    ...conflictComplaints(create),
    ...ownerComplaints(composed, field),
    ...written.flatMap((each) => differences(each, record, models)),
    ...shown("read", read).flatMap((each) => pathComplaints(each, item, models)),
    ...shown("update", update).flatMap((each) => pathComplaints(each, record, models)),
  ];
}

function payloadComplaints({ word, operation }: Shown, models: Models): Complaint[] {
  if (!isPayloadOptional(operation, models)) {
    return [];
  }
  const what = `${operation.id} does not promise the \`${operation.envelope}\` that holds its answer`;
  return [[word, what, `Require it in the schema of the body${orWithout(word)}.`]];
}

function idComplaints({ word, operation, schema }: Shown, models: Models): Complaint[] {
  if (schema === undefined) {
    return [
      [
        word,
        `${operation.id} answers no record`,
        `Declare the JSON body of its success${orWithout(word)}.`,
      ],
    ];
  }
  if (isComposed(schema, models) || requiredOf(schema, models).has("id")) {
    return [];
  }
  const what = `${operation.id} does not promise the \`id\` by which a record is known`;
  return [[word, what, `Declare the property and require it${orWithout(word)}.`]];
}

/** Why a success may come without the record. Of a lookup it is seen when the list is read. */
function otherAnswers({ word, operation, schema }: Shown, models: Models): Complaint[] {
  const { id, envelope, responses } = operation;
  const record = JSON.stringify(schema);
  for (const { status, content } of responses.filter(isSuccess)) {
    const other = content.find(({ type, schema: body = {} }) => {
      const payload = envelope === undefined ? body : schemaAt(body, [envelope], models);
      return !isJson(type) || JSON.stringify(payload) !== record;
    });
    if (content.length === 0 || other !== undefined) {
      const body = other === undefined ? "without a body" : `as ${other.type}`;
      const what = `${id} may answer ${status} ${body}, which is not the record`;
      return [[word, what, `Let every success be the record${orWithout(word)}.`]];
    }
  }
  return [];
}

/** A create whose answer is lost is repeated, because the server is known to refuse a second record. */
function conflictComplaints({ id, responses }: Draft<Operation>): Complaint[] {
  if (responses.some(({ status }) => status === "409")) {
    return [];
  }
  const what = `${id} declares no 409, with which a server refuses a second record of the same external id`;
  return [
    ["create", what, "Declare it, or take the declaration away: a repetition would store two."],
  ];
}

/** What the lookup needs beside the external id is taken from the create's request. */
function ownerComplaints({ create, lookup }: Composed, field: string): Complaint[] {
  const taken = new Set(create.parameters.map(({ key }) => key));
  return lookup.parameters
    .filter(({ required, name, key }) => required && name !== field && !taken.has(key))
    .map(({ name }) => [
      "lookup",
      `${lookup.id} needs the parameter ${JSON.stringify(name)}, which ${create.id} does not take`,
      "Name a lookup that needs no more.",
    ]);
}

/** Why the answer of a create or an update is not the record. What is inside objects and lists is not compared. */
function differences(
  { word, operation, schema = {} }: Shown,
  record: Shown,
  models: Models,
): Complaint[] {
  const { schema: whole = {} } = record;
  const isSame = schema.$ref !== undefined && schema.$ref === whole.$ref;
  if (isSame || isComposed(schema, models) || isComposed(whole, models)) {
    return [];
  }
  const own = propertiesOf(schema, models);
  const promised = requiredOf(schema, models);
  const needed = requiredOf(whole, models);
  const missing = [...needed].find((name) => !promised.has(name));
  const [other] =
    [...propertiesOf(whole, models)].find(([name, property]) => {
      const found = own.get(name);
      return found !== undefined && !fits(found, property, models);
    }) ?? [];
  const what =
    missing === undefined
      ? other && `${operation.id} answers ${JSON.stringify(other)} as another type`
      : `${operation.id} does not promise ${JSON.stringify(missing)}`;
  const todo = `Let it answer the record${orWithout(word)}.`;
  return what === undefined ? [] : [[word, `${what}, unlike ${record.operation.id}`, todo]];
}

/** Why an `id` is not all that it takes to read or to update a record. */
function pathComplaints({ word, operation }: Shown, from: Shown, models: Models): Complaint[] {
  const { id, parameters, body, idempotencyKey } = operation;
  const todo = `Leave \`${word}\` out.`;
  const into = parameters.filter((each) => each.in === "path").at(-1);
  if (into === undefined) {
    return [[word, `${id} has no path parameter for the \`id\``, todo]];
  }
  const other = parameters.find(
    (each) => each.required && each !== into && each.key !== idempotencyKey,
  );
  if (other !== undefined) {
    const what = `${id} needs the parameter ${JSON.stringify(other.name)}, and only the \`id\` is known there`;
    return [[word, what, todo]];
  }
  if (word === "update" && body === undefined) {
    return [[word, `${id} takes no body`, todo]];
  }
  const given = propertiesOf(from.schema ?? {}, models).get("id");
  if (given === undefined || fits(given, into.schema, models)) {
    return [];
  }
  const what = `The \`id\` that ${from.operation.id} answers is no value of ${id}'s parameter ${JSON.stringify(into.name)}`;
  return [[word, what, "Declare them with the same type."]];
}

/** A union is taken at its word: which of its parts comes is not known. */
function isComposed(schema: Schema, models: Models): boolean {
  const { anyOf, oneOf } = dereference(schema, models);
  return anyOf !== undefined || oneOf !== undefined;
}

/** Whether every value of one schema may be one of the other, as far as their types tell. */
function fits(value: Schema, place: Schema, models: Models): boolean {
  const [given, taken] = [value, place].map((schema) => dereference(schema, models).type);
  if (given === undefined || taken === undefined) {
    return true;
  }
  const allowed = new Set([taken].flat());
  return [given]
    .flat()
    .every((type) => allowed.has(type) || (type === "integer" && allowed.has("number")));
}

function orWithout(word: keyof Composed): string {
  return word === "read" || word === "update" ? `, or leave \`${word}\` out` : "";
}
