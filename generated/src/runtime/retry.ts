import type { Operation } from "./operation.js";
import type { FailedAttempt } from "./outcome.js";

/**
 * How many retries a client may send beyond those that its successes pay for: under an outage 1,000 calls send at
 * most 1,100 requests (as the retry quota of AWS's SDKs does).
 */
export const fullBudget = 100;

/** Whether repeating the request may help and does no harm. */
export function isRepeatable(
  operation: Operation,
  { isPassing = false, perhaps }: FailedAttempt,
): boolean {
  const isSafe =
    operation.repeatable || isReading(operation) || /^(PUT|DELETE)$/.test(operation.method);
  return isPassing && (isSafe || !perhaps);
}

/** Exponential backoff with full jitter, in milliseconds: at most 400, 800, 1,600 and so on up to 20,000. */
export function backoff(attempt: number): number {
  return Math.random() * Math.min(20_000, 200 * 2 ** attempt);
}

/** Methods that change nothing (RFC 9110, section 9.2.1; QUERY: OpenAPI 3.2). */
export function isReading({ method }: Operation): boolean {
  return /^(GET|HEAD|OPTIONS|QUERY)$/.test(method);
}
