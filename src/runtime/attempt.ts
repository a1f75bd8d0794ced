import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { longestTimer } from "./limits.js";
import { failed } from "./outcome.js";
import type { Outcome, Repeat } from "./outcome.js";
import { send } from "./send.js";

/**
 * Sends the request once and reads the answer. Resolves as soon as the caller aborts or the time is up, whatever
 * middleware, key suppliers and the platform still do, and never rejects.
 */
export function attempt(connection: Connection, exchange: Exchange): Promise<Outcome> {
  const { signal, sent, endsAt } = exchange;
  const { timeoutMs, deadlineMs } = exchange.limits;
  return new Promise((resolve) => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(outcome);
    };
    const stop = (error: CallFailure, repeat: Repeat = "never"): void => {
      end(failed(error, repeat, exchange.sent > sent));
      controller.abort();
    };
    const onAbort = (): void => stop({ kind: "aborted", reason: signal?.reason });
    const onTimer = (ms: number, then: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(then, Math.min(ms, longestTimer));
    };
    const late = (): void => stop({ kind: "timeout", afterMs: deadlineMs });
    const limitTime = (): void => {
      const left = endsAt - performance.now();
      if (left <= timeoutMs) onTimer(left, late);
      else onTimer(timeoutMs, () => stop({ kind: "timeout", afterMs: timeoutMs }, "ifSafe"));
    };
    const wait = (ms: number): Promise<void> =>
      new Promise((done) => {
        if (controller.signal.aborted) return;
        if (ms > endsAt - performance.now()) late();
        else
          onTimer(ms, () => {
            limitTime();
            done();
          });
      });
    signal?.addEventListener("abort", onAbort);
    limitTime();
    void send(connection, exchange, { controller, wait }).then(end);
  });
}
