import type { CallError, CallFailure, StatusFailure } from "../contract/errors.js";
import type { Result } from "../contract/result.js";
import { refused, unexpected } from "../failures/composed-failure.js";
import { isStatus } from "../failures/http-status.js";
import { type ResultPath, valueAt } from "../pages/result-path.js";
import { type ExternalId, isGiven, isOf, unlike } from "./external-id-record.js";

/** What a generated `find…ByExternalId` knows of its list. `Failure` is the list's, without the 404. */
export interface Lookup<Failure> extends ExternalId {
  /** The list operation's id, for failures. */
  readonly id: string;
  /** Where the result holds the items; `["data"]` by default. */
  readonly items?: ResultPath;
  /** Asks for the records with the external id. */
  list(): Promise<Result<unknown, Failure | StatusFailure<404, unknown>>>;
}

/**
 * The record with an external id, or null where there is none: a 404 or an empty list. An answer with several
 * records, or with another external id than asked for, is a `decode` failure: the server did not filter. So is an
 * item that is no record.
 */
export async function find<Item, Failure extends CallFailure>(
  lookup: Lookup<Failure>,
): Promise<Result<Item | null, Failure | CallError>> {
  const { id, field } = lookup;
  // An empty filter would be answered with every record there is.
  if (!isGiven(lookup.value)) return refused(id, field, "is empty or no text");
  const answer = await lookup.list();
  if (!answer.ok) {
    const { error } = answer;
    return isStatus(404, error)
      ? { ok: true, data: null, response: error.response }
      : { ok: false, error };
  }
  const { response } = answer;
  const items = valueAt(answer, lookup.items ?? ["data"]);
  if (!Array.isArray(items)) return unexpected(id, response, "The answer holds no list.");
  if (items.length > 1) {
    return unexpected(id, response, `The answer holds ${items.length} records for one ${field}.`);
  }
  return items.length === 0 || isOf(items[0], lookup)
    ? { ok: true, data: (items[0] ?? null) as Item | null, response }
    : unlike(id, response, lookup);
}
