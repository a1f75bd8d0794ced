import type { DecodeError } from "../contract/errors.js";
import type { ResponseInfo } from "../contract/response-info.js";
import type { Failed } from "../contract/result.js";
import { unexpected } from "../failures/composed-failure.js";
import { valueAt } from "../pages/result-path.js";

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
  const records = [body, ...Object.values(body)].filter((value) => shows(value, key));
  const [record] = records;
  return records.every((other) => idOf(other) === idOf(record)) ? record : undefined;
}

/** Whether a value may be the record with this external id. Lists show records without it: those are believed. */
export function isOf(value: unknown, key: ExternalId): boolean {
  return hasId(value) && (valueAt(value, [key.field]) === undefined || shows(value, key));
}

/** Whether a value is a record that shows this external id. */
export function shows(value: unknown, key: ExternalId): value is object {
  return hasId(value) && valueAt(value, [key.field]) === key.value;
}

/** An answer does not hold what {@link isOf} asks for. */
export function unlike(
  operation: string,
  response: ResponseInfo,
  { field }: { readonly field: string },
): Failed<DecodeError> {
  return unexpected(operation, response, `The answer holds no record with this ${field}.`);
}

function hasId(value: unknown): boolean {
  const id = idOf(value);
  return id !== "" && /^(string|number|bigint)$/.test(typeof id);
}

function idOf(record: unknown): unknown {
  return valueAt(record, ["id"]);
}
