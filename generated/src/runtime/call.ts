import { attempt } from "./attempt.js";
import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import { prepare } from "./exchange.js";
import type { Exchange, Given } from "./exchange.js";
import { setOperation } from "./failed-operation.js";
import { Invalid } from "./invalid.js";
import type { Operation } from "./operation.js";
import type { Failed, Success } from "./result.js";
import { backoff, fullBudget, isReading, isRepeatable } from "./retry.js";

type Ended = Success<unknown> | Failed<CallFailure>;

/** One call from its arguments to its result. Never rejects. */
export async function carryOut(
  connection: Connection,
  operation: Operation,
  given: Given,
): Promise<Ended> {
  let ended: Ended;
  try {
    ended = await repeat(connection, prepare(connection, operation, given));
  } catch (thrown) {
    // What is not ours comes of a getter or `toJSON` of the caller's, or of a body with a cycle.
    const ours = thrown instanceof Invalid ? thrown : new Invalid("request", "cannot be encoded");
    ended = { ok: false, error: ours.failure };
  }
  if (!ended.ok) setOperation(ended.error, operation.id);
  return ended;
}

/** Attempts, until one succeeds or none may follow. */
async function repeat(connection: Connection, exchange: Exchange): Promise<Ended> {
  const { operation, body, limits, endsAt } = exchange;
  let error: CallFailure = { kind: "timeout", afterMs: limits.deadlineMs };
  let perhaps = false;
  let repeated = 0;
  let renewals = connection.renewals;
  for (let readyAt = 0; ;) {
    const outcome = await attempt(connection, exchange, readyAt);
    if (!outcome) break;
    const { status = 0 } = outcome.ok ? outcome.response : (outcome.error as { status?: number });
    // A server that answers, be it with what is wrong with the request, is in good order. A retry that it answers
    // pays for itself, so that a third of failures can be borne for ever.
    if (status >= 200 && status < 429)
      connection.budget = Math.min(fullBudget, connection.budget + (repeated ? 1 : 0.2));
    if (outcome.ok) return outcome;
    const { wait } = outcome;
    error = outcome.error;
    perhaps ||= outcome.perhaps ?? false;
    const isLost = body?.isLost?.(error);
    const isRenewal = status === 401 && !isLost && renewals-- > 0;
    readyAt = performance.now() + Math.max(wait ?? 0, isRenewal ? 0 : backoff(exchange.attempt));
    // One call was told, all would be; a wait that no call can sit out stops nobody else.
    if (status === 429 && readyAt < endsAt)
      connection.pausedUntil = Math.max(connection.pausedUntil, readyAt);
    if (isRenewal) continue;
    // A server that names the time of the repetition has asked for it.
    const cost = wait === undefined ? 1 : 0;
    if (repeated >= limits.retries || connection.budget < cost) break;
    if (isLost || !isRepeatable(operation, outcome)) break;
    connection.budget -= cost;
    repeated++;
  }
  if (perhaps && !isReading(operation)) error.maybeApplied = true;
  return { ok: false, error };
}
