import type { CallFailure } from "../contract/errors.js";
import type { Exchange } from "../contract/operation.js";
import type { Failed, Success } from "../contract/result.js";
import { failed } from "../failures/failed-operation.js";
import { attempt } from "./attempt.js";
import { createPause } from "./pause.js";
import type { Send } from "./send.js";

/** What a call ends with. */
export type Ended = Success<unknown> | Failed<CallFailure>;

/**
 * How many retries a client may send beyond those that its successes pay for: under an outage 1,000 calls send at
 * most 1,100 requests (as the retry quota of AWS's SDKs does).
 */
const fullBudget = 100;

/** Makes what carries the calls of one client out: attempts, until one succeeds or none may follow. */
export function createRepeater(
  send: Send,
  renewable: number,
): (exchange: Exchange) => Promise<Ended> {
  let budget = fullBudget;
  const pause = createPause();
  return async (exchange) => {
    const { operation, limits } = exchange;
    let error: CallFailure = { kind: "timeout", afterMs: limits.deadlineMs };
    let repeated = 0;
    let renewals = renewable;
    for (let readyAt = 0; ;) {
      const { sent } = exchange;
      const outcome = await attempt(exchange, send, (now) => pause.turnAt(readyAt, now));
      if (!outcome) break;
      const status = outcome.ok ? 300 : (outcome.status as number);
      // A server that answers, be it with what is wrong with the request, is in good order. A retry that it answers
      // pays for itself, so that the budget lasts while at most a third of the requests fail.
      if (status >= 300 && status < 429)
        budget = Math.min(fullBudget, budget + (repeated ? 1 : 0.2));
      if (outcome.ok) {
        pause.succeeded();
        return outcome;
      }
      const { wait, isPassing } = outcome;
      error = outcome.error;
      const isFinal = operation.guard?.(error, exchange, sent);
      const isRenewal = status === 401 && !isFinal && renewals-- > 0;
      exchange.refused = isRenewal ? exchange.secrets : undefined;
      exchange.secrets = new Map();
      // Exponential backoff with full jitter, in milliseconds: at most 400, 800, 1,600 and so on up to 20,000.
      const backoff = isRenewal ? 0 : Math.random() * Math.min(20_000, 200 * 2 ** exchange.attempt);
      const now = performance.now();
      readyAt = now + (wait || 0) + backoff;
      // One call was told, all would be; a wait that no call can sit out stops nobody else.
      if (status === 429 && now + (wait as number) < exchange.endsAt)
        pause.begin(now, wait as number);
      if (isRenewal) continue;
      // A server that names the time of the repetition has asked for it.
      const cost = (wait as number) >= 0 ? 0 : 1;
      if (!isPassing || isFinal || repeated >= limits.retries || budget < cost) break;
      budget -= cost;
      repeated++;
    }
    return failed(operation.id, error);
  };
}
