import { attempt } from "./attempt.js";
import type { CallOptions } from "./client.js";
import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import { prepare } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { setOperation } from "./failed-operation.js";
import { Invalid } from "./invalid.js";
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
  let ended: Ended;
  try {
    ended = await repeat(connection, prepare(connection, operation, given));
  } catch (error) {
    // What is not ours comes of a getter or `toJSON` of the caller's, or of a body with a cycle.
    const { parameter, message } =
      error instanceof Invalid ? error : new Invalid("request", "cannot be encoded");
    ended = { ok: false, error: { kind: "invalid", parameter, message } };
  }
  if (!ended.ok) setOperation(ended.error, operation.id);
  return ended;
}

/** Attempts, until one succeeds or none may follow. */
async function repeat(connection: Connection, exchange: Exchange): Promise<Ended> {
  const { operation, body } = exchange;
  let perhapsApplied = false;
  let isRenewed = false;
  const fail = (error: CallFailure): Ended => {
    if (perhapsApplied && !isReading(operation.method)) error.maybeApplied = true;
    return { ok: false, error };
  };
  let last: CallFailure | undefined;
  for (let readyAt = 0; ;) {
    const early = await waitUntil(connection, exchange, readyAt);
    if (early) return fail(early === "tooLong" ? (last ?? late(exchange)) : early);
    exchange.attempt++;
    const outcome = await attempt(connection, exchange);
    if (outcome.ok) {
      refill(connection, exchange);
      return outcome;
    }
    last = outcome.error;
    perhapsApplied ||= outcome.perhapsApplied;
    const status = "status" in last ? last.status : 0;
    if (status === 401 && exchange.askedForSecrets && !isRenewed && !body?.started) {
      isRenewed = true;
      continue;
    }
    const wait = Math.max(outcome.retryAfterMs ?? 0, backoff(exchange.attempt));
    readyAt = performance.now() + wait;
    // One call was told, all would be; a wait that no call can sit out stops nobody else.
    if (status === 429 && readyAt < exchange.endsAt)
      connection.pausedUntil = Math.max(connection.pausedUntil, readyAt);
    if (!mayRepeat(connection, exchange, outcome)) return fail(last);
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

function late({ deadlineMs }: Exchange): CallFailure {
  return { kind: "timeout", afterMs: deadlineMs };
}
