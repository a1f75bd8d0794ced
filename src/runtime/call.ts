import { attempt } from "./attempt.js";
import type { CallOptions } from "./client.js";
import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import { prepare } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { setOperation } from "./failed-operation.js";
import { Invalid, invalidFailure } from "./invalid.js";
import { longestTimer } from "./limits.js";
import type { Operation } from "./operation.js";
import type { Failed, Success } from "./result.js";
import { backoff, isReading, mayRepeat, refill } from "./retry.js";
import { sleep } from "./sleep.js";

/** What the caller gave for one call. */
export interface Given {
  readonly request?: object | undefined;
  readonly options?: CallOptions | undefined;
}

type Ended = Success<unknown> | Failed<CallFailure>;

/** One call from its arguments to its result. Never rejects. */
export async function carryOut(
  connection: Connection,
  operation: Operation,
  given: Given,
): Promise<Ended> {
  let error: CallFailure;
  try {
    const ended = await repeat(connection, prepare(connection, operation, given));
    if (ended.ok) return ended;
    error = ended.error;
  } catch (thrown) {
    // What is not ours comes of a getter or `toJSON` of the caller's, or of a body with a cycle.
    const isOurs = thrown instanceof Invalid;
    error = invalidFailure(isOurs ? thrown : new Invalid("request", "cannot be encoded"));
  }
  setOperation(error, operation.id);
  return { ok: false, error };
}

/** Attempts, until one succeeds or none may follow. */
async function repeat(connection: Connection, exchange: Exchange): Promise<Ended> {
  const { operation, body, limits, endsAt } = exchange;
  let last: CallFailure = { kind: "timeout", afterMs: limits.deadlineMs };
  let perhaps = false;
  let isRenewed = body?.started !== undefined;
  for (let readyAt = 0; ;) {
    const ended = await waitUntil(connection, exchange, readyAt);
    if (ended) last = ended === "tooLong" ? last : ended;
    else {
      exchange.attempt++;
      const outcome = await attempt(connection, exchange);
      if (outcome.ok) {
        refill(connection, exchange);
        return outcome;
      }
      last = outcome.error;
      perhaps ||= outcome.perhaps;
      const status = "status" in last ? last.status : 0;
      // A server that tells the caller what is wrong is in good order.
      if (status >= 400 && status < 429) refill(connection, exchange);
      const isRenewable = status === 401 && !isRenewed && asksForSecrets(connection);
      isRenewed ||= isRenewable;
      readyAt =
        performance.now() +
        Math.max(outcome.wait ?? 0, isRenewable ? 0 : backoff(exchange.attempt));
      // One call was told, all would be; a wait that no call can sit out stops nobody else.
      if (status === 429 && readyAt < endsAt)
        connection.pausedUntil = Math.max(connection.pausedUntil, readyAt);
      if (isRenewable || mayRepeat(connection, exchange, outcome)) continue;
    }
    if (perhaps && !isReading(operation)) last.maybeApplied = true;
    return { ok: false, error: last };
  }
}

/** Waits for the call's turn. Resolves to what ended the wait early: an abort, or a deadline that it does not fit in. */
async function waitUntil(
  connection: Connection,
  exchange: Exchange,
  readyAt: number,
): Promise<CallFailure | "tooLong" | undefined> {
  const { signal, endsAt } = exchange;
  for (;;) {
    if (signal?.aborted) return { kind: "aborted", reason: signal.reason };
    const now = performance.now();
    const ms = Math.ceil(Math.max(readyAt, connection.pausedUntil) - now);
    if (ms <= 0) return undefined;
    if (ms > Math.min(endsAt - now, longestTimer)) return "tooLong";
    await sleep(ms, signal);
  }
}

function asksForSecrets({ credentials }: Connection): boolean {
  return [...credentials.values()].flat(2).some((secret) => typeof secret === "function");
}
