import type { Connection } from "./connection.js";
import type { Exchange } from "./exchange.js";
import type { FailedAttempt } from "./outcome.js";

/**
 * How many retries a client may send beyond those that its successes pay for: under an outage 1,000 calls send at
 * most 1,100 requests (as the retry quota of AWS's SDKs does).
 */
export const fullBudget = 100;

/** Whether the attempt may be repeated, and at what cost to the client's budget. */
export function mayRepeat(
  connection: Connection,
  exchange: Exchange,
  { repeat, error, wait }: FailedAttempt,
): boolean {
  const { operation, body, limits } = exchange;
  // A server that names the time of the repetition has asked for it.
  const cost = wait === undefined ? 1 : 0;
  const isSafe =
    operation.repeatable || /^(PUT|DELETE)$/.test(operation.method) || isReading(operation);
  if (repeat === "never" || (repeat === "ifSafe" && !isSafe)) return false;
  if (body?.started && (error.kind !== "network" || body.started())) return false;
  if (exchange.repeated >= limits.retries || connection.budget < cost) return false;
  connection.budget -= cost;
  exchange.repeated++;
  return true;
}

/** A retry that was answered pays for itself, so that a third of failures can be borne for ever. */
export function refill(connection: Connection, { repeated }: Exchange): void {
  connection.budget = Math.min(fullBudget, connection.budget + (repeated > 0 ? 1 : 0.2));
}

/** Exponential backoff with full jitter, in milliseconds: at most 400, 800, 1,600 and so on up to 20,000. */
export function backoff(attempt: number): number {
  return Math.random() * Math.min(20_000, 200 * 2 ** attempt);
}

/** Methods that change nothing (RFC 9110, section 9.2.1; QUERY: OpenAPI 3.2). */
export function isReading({ method }: { readonly method: string }): boolean {
  return /^(GET|HEAD|OPTIONS|QUERY)$/.test(method);
}
