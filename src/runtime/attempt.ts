import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { longestTimer } from "./limits.js";
import type { FailedAttempt, Outcome } from "./outcome.js";
import { send } from "./send.js";

/**
 * Sends the request once and reads the answer. Resolves as soon as the caller aborts or the time is up, whatever
 * middleware, key suppliers and the platform still do, and never rejects.
 */
export function attempt(connection: Connection, exchange: Exchange): Promise<Outcome> {
  const { signal, sent } = exchange;
  return new Promise((resolve) => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(outcome);
    };
    const stop = (error: CallFailure, repeat: FailedAttempt["repeat"] = "never"): void => {
      end({ ok: false, error, perhapsApplied: exchange.sent > sent, repeat });
      controller.abort();
    };
    const onAbort = (): void => stop({ kind: "aborted", reason: signal?.reason });
    const onTimer = (ms: number, then: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(then, Math.min(ms, longestTimer));
    };
    const limitTime = (): void => {
      const { endsAt, deadlineMs, timeoutMs } = exchange;
      const left = endsAt - performance.now();
      if (left > timeoutMs)
        onTimer(timeoutMs, () => stop({ kind: "timeout", afterMs: timeoutMs }, "ifSafe"));
      else onTimer(left, () => stop({ kind: "timeout", afterMs: deadlineMs }));
    };
    const wait = (ms: number): Promise<void> =>
      new Promise((done) => {
        if (controller.signal.aborted) return;
        if (ms > exchange.endsAt - performance.now())
          stop({ kind: "timeout", afterMs: exchange.deadlineMs });
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
