import { sleep } from "../call/sleep.js";
import type { Client } from "../contract/client.js";
import type { CallError, CallFailure, StatusFailure } from "../contract/errors.js";
import type { ResponseInfo } from "../contract/response-info.js";
import type { Result, Success } from "../contract/result.js";
import { aborted, refused } from "../failures/composed-failure.js";
import { isStatus } from "../failures/http-status.js";
import { valueAt } from "../pages/result-path.js";
import type { Ensured } from "./ensured.js";
import { type ExternalId, isGiven, isOf, recordIn, shows, unlike } from "./external-id-record.js";

/** What a generated `ensure…` knows of its operations, and what its caller gave it. */
export interface Ensuring<Stored extends { id: unknown }, Failure> {
  /** The create operation's id, for failures. */
  readonly id: string;
  /** The property that holds the external id, in requests, queries and records alike. */
  readonly field: string;
  /** The body of the create. */
  readonly body: object;
  /**
   * Every property that the document declares for the record: a record in a 409 that has them all is whole. Absent
   * where the lookup is one owner's: a 409 may carry the record of another, which is not to be handed out.
   */
  readonly properties?: readonly string[];
  /** Looks the record up before the body is sent, which may be a large file. */
  readonly looksFirst?: boolean;
  readonly client: Client;
  readonly signal: AbortSignal | undefined;
  /** Creates the record, with a client that repeats the create where its answer was lost. */
  create(repeating: Client): Promise<Result<Stored, Failure>>;
  /** Looks the record up by its external id. */
  find(value: string): Promise<Result<{ id: Stored["id"] } | null, Failure>>;
  /** Reads the record. Absent where the API has no such operation: what `find` finds is the record then. */
  read?(id: Stored["id"]): Promise<Result<Stored, Failure | StatusFailure<404, unknown>>>;
}

// How often the create is tried in all where it is refused for a record that is not to be found, and the wait before
// the next try in milliseconds, times the number of tries: a replica that lags behind, or a deletion under way.
const rounds = 3;
const pauseMs = 100;

/**
 * Creates a record, or gets the one that has its external id already.
 *
 * A 409 is resolved to the existing record: taken from its body where it is unmistakable and whole, otherwise read by
 * its id or looked up by its external id. Where the record is not there (deleted in between), the create is tried
 * again, three times in all; then the 409 is the result. Once a create may have been applied, every failure says so.
 */
export async function ensure<Stored extends { id: unknown }, Failure extends CallFailure>(
  ensuring: Ensuring<Stored, Failure>,
): Promise<Result<Ensured<Stored>, Failure | CallError>> {
  const { id, field, body, looksFirst, signal } = ensuring;
  const value = valueAt(body, [field]);
  // Without an external id the server would not recognise the repetition of a create.
  if (!isGiven(value)) return refused(id, field, "is empty or no text");
  const key = { field, value };
  const present = looksFirst && (await lookUp(ensuring, key));
  if (present) return present;
  const client = repeatingCreates(ensuring.client);
  let isApplied = false;
  const ended = <Outcome extends Result<Ensured<Stored>, Failure | CallError>>(
    outcome: Outcome,
  ): Outcome => {
    if (!outcome.ok && isApplied) outcome.error.maybeApplied = true;
    return outcome;
  };
  for (let round = 1; ; round++) {
    const answer = await ensuring.create(client);
    if (answer.ok) {
      if (isOf(answer.data, key)) return ensured(withField(answer.data, key), answer, true);
      isApplied = true;
      return ended(unlike(id, answer.response, key));
    }
    const { error } = answer;
    isApplied ||= error.maybeApplied === true;
    // A 409 whose body cannot be read (`decode`) or is not declared says as much as one that carries no record.
    if (error.kind === "hook" || !("response" in error) || error.response.status !== 409)
      return ended(answer);
    const existing = await resolve(ensuring, key, error as { response: ResponseInfo });
    if (existing) return ended(existing);
    if (round === rounds) return ended(answer);
    if (!signal?.aborted) await sleep(pauseMs * round, signal);
    if (signal?.aborted) return ended(aborted(id, signal));
  }
}

/** The record that a 409 speaks of, or why it cannot be read; `undefined` where there is none. */
async function resolve<Stored extends { id: unknown }, Failure extends CallFailure>(
  ensuring: Ensuring<Stored, Failure>,
  key: ExternalId,
  conflict: { response: ResponseInfo },
): Promise<Result<Ensured<Stored>, Failure | CallError> | undefined> {
  const { properties, read } = ensuring;
  const carried = properties && recordIn(valueAt(conflict, ["body"]), key);
  if (carried) {
    if (properties.every((name) => Object.hasOwn(carried, name))) {
      return ensured(carried as Stored, conflict, false);
    }
    // What stands beside the external id may be the error's own id: only a record that shows both is believed.
    const answer = await read?.((carried as Pick<Stored, "id">).id);
    if (answer?.ok && shows(answer.data, key)) return ensured(answer.data, answer, false);
  }
  return lookUp(ensuring, key);
}

/** The record that has the external id already, or why it cannot be read; `undefined` where there is none. */
async function lookUp<Stored extends { id: unknown }, Failure extends CallFailure>(
  { id, find, read }: Ensuring<Stored, Failure>,
  key: ExternalId,
): Promise<Result<Ensured<Stored>, Failure | CallError> | undefined> {
  const found = await find(key.value);
  if (!found.ok) return found;
  if (found.data === null) return undefined;
  if (!read) return ensured(found.data as Stored, found, false);
  const answer = await read(found.data.id);
  if (!answer.ok) {
    const { error } = answer;
    return isStatus(404, error) ? undefined : { ok: false, error };
  }
  return isOf(answer.data, key)
    ? ensured(answer.data, answer, false)
    : unlike(id, answer.response, key);
}

function ensured<Stored>(
  record: Stored,
  { response }: { response: ResponseInfo },
  created: boolean,
): Success<Ensured<Stored>> {
  return { ok: true, data: { record, created }, response };
}

/** A client whose calls are repeated where their answers were lost: the server refuses to store them twice. */
function repeatingCreates(client: Client): Client {
  return {
    call: (operation, request, options) =>
      client.call({ ...operation, repeatable: true }, request, options),
  };
}

/** The new record with its external id, which some answers to a create leave out. */
function withField<Stored extends object>(record: Stored, { field, value }: ExternalId): Stored {
  return Object.hasOwn(record, field) ? record : { ...record, [field]: value };
}
