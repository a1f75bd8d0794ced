import type { Client } from "./client.js";
import { aborted, refused, unexpected } from "./composed-failure.js";
import type { Ensured } from "./ensured.js";
import type { CallError, CallFailure, StatusFailure } from "./errors.js";
import { isGiven, isOf, recordIn, type ExternalId } from "./external-id-record.js";
import { isStatus } from "./http-status.js";
import type { ResponseInfo } from "./response-info.js";
import type { Result, Success } from "./result.js";
import { valueAt } from "./result-path.js";
import { sleep } from "./sleep.js";

/** What a generated `ensure…` knows of its operations, and what its caller gave it. */
export interface Ensuring<Stored extends { id: unknown }, Failure> {
  /** The create operation's id, for failures. */
  readonly id: string;
  /** The property that holds the external id, in requests, queries and records alike. */
  readonly field: string;
  /** The body of the create. */
  readonly body: object;
  /** Every property that the document declares for the record: a record in a 409 that has them all is whole. */
  readonly properties: readonly string[];
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
 * again, three times in all; then the 409 is the result.
 */
export async function ensure<Stored extends { id: unknown }, Failure extends CallFailure>(
  ensuring: Ensuring<Stored, Failure>,
): Promise<Result<Ensured<Stored>, Failure | CallError>> {
  const { id, field, body, signal } = ensuring;
  const value = valueAt(body, [field]);
  // Without an external id the server would not recognise the repetition of a create.
  if (!isGiven(value)) return refused(id, field, "is empty or no text");
  const key = { field, value };
  const client = repeating(ensuring.client);
  for (let round = 1; ; round++) {
    const answer = await ensuring.create(client);
    if (answer.ok) return ensured(withField(answer.data, key), answer, true);
    const { error } = answer;
    // A 409 whose body cannot be read (`decode`) or is not declared says as much as one that carries no record.
    if (!("response" in error) || error.response.status !== 409) return answer;
    const existing = await resolve(ensuring, key, error);
    if (existing) return existing;
    if (round === rounds) return answer;
    if (!signal?.aborted) await sleep(pauseMs * round, signal);
    if (signal?.aborted) return aborted(id, signal);
  }
}

/** The record that a 409 speaks of, or why it cannot be read; `undefined` where there is none. */
async function resolve<Stored extends { id: unknown }, Failure extends CallFailure>(
  ensuring: Ensuring<Stored, Failure>,
  key: ExternalId,
  conflict: { response: ResponseInfo },
): Promise<Result<Ensured<Stored>, Failure | CallError> | undefined> {
  const carried = recordIn(valueAt(conflict, ["body"]), key);
  if (carried && ensuring.properties.every((name) => Object.hasOwn(carried, name))) {
    return ensured(carried as Stored, conflict, false);
  }
  // What is unmistakable has the id that a list item would have.
  let found = carried as { id: Stored["id"] } | undefined;
  if (!found || !ensuring.read) {
    const lookedUp = await ensuring.find(key.value);
    if (!lookedUp.ok) return lookedUp;
    if (lookedUp.data === null) return undefined;
    if (!ensuring.read) return ensured(lookedUp.data as Stored, lookedUp, false);
    found = lookedUp.data;
  }
  const answer = await ensuring.read(found.id);
  if (!answer.ok) {
    const { error } = answer;
    return isStatus(404, error) ? undefined : { ok: false, error };
  }
  if (isOf(answer.data, key)) return ensured(answer.data, answer, false);
  const problem = `The record that was read has another ${key.field}.`;
  return unexpected(ensuring.id, answer.response, problem);
}

function ensured<Stored>(
  record: Stored,
  { response }: { response: ResponseInfo },
  created: boolean,
): Success<Ensured<Stored>> {
  return { ok: true, data: { record, created }, response };
}

/** A client whose calls are repeated where their answers were lost: the server refuses to store them twice. */
function repeating(client: Client): Client {
  return {
    call: (operation, request, options) =>
      client.call({ ...operation, repeatable: true }, request, options),
  };
}

/** The new record with its external id, which some answers to a create leave out. */
function withField<Stored extends object>(record: Stored, { field, value }: ExternalId): Stored {
  return Object.hasOwn(record, field) ? record : { ...record, [field]: value };
}
