import { valueAt } from "./result-path.js";

/** A caller's own identifier: the record's property that holds it, and its value. */
export interface ExternalId {
  /** The property, such as `external_id`, in requests, queries and records alike. */
  readonly field: string;
  readonly value: string;
}

/** Whether an external id can be asked for. */
export function isGiven(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/**
 * The record that a 409 carries. The document does not say where, so only an unmistakable one is taken: an object
 * with an `id` and the same external id, at the top of the body or under one of its keys. Records with different
 * ids are none.
 */
export function recordIn(body: unknown, key: ExternalId): object | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const records = [body, ...Object.values(body)].filter((value) => isRecord(value, key));
  const [record] = records;
  return records.every((other) => idOf(other) === idOf(record)) ? record : undefined;
}

/** Whether a record may be the one with this external id. Lists show records without it: those are believed. */
export function isOf(record: unknown, { field, value }: ExternalId): boolean {
  const shown = valueAt(record, [field]);
  return shown === undefined || shown === value;
}

function isRecord(value: unknown, key: ExternalId): value is object {
  const id = idOf(value);
  const hasId = typeof id === "number" || (typeof id === "string" && id !== "");
  return hasId && valueAt(value, [key.field]) === key.value;
}

function idOf(record: unknown): unknown {
  return valueAt(record, ["id"]);
}
