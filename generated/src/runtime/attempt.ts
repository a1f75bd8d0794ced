import type { Connection } from "./connection.js";
import type { CallFailure } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { longestTimer } from "./limits.js";
import type { Outcome } from "./outcome.js";
import { send } from "./send.js";

/**
 * Waits for the call's turn, which is not before `readyAt`, sends the request once and reads the answer. Resolves as
 * soon as the caller aborts or the time is up, whatever middleware, key suppliers and the platform still do; to
 * undefined where the wait is longer than the call may last. Never rejects.
 */
export function attempt(
  connection: Connection,
  exchange: Exchange,
  readyAt: number,
): Promise<Outcome | undefined> {
  const { signal, sent, endsAt } = exchange;
  const { timeoutMs, deadlineMs } = exchange.limits;
  return new Promise((resolve) => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (outcome?: Outcome): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(outcome);
    };
    const stop = (error: CallFailure, isPassing = false): void => {
      end({ ok: false, error, isPassing, perhaps: exchange.sent > sent });
      controller.abort();
    };
    const onAbort = (): void => stop({ kind: "aborted", reason: signal?.reason });
    const after = (ms: number, then: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(then, Math.min(ms, longestTimer));
    };
    const left = (): number => endsAt - performance.now();
    const late = (afterMs: number): void =>
      stop({ kind: "timeout", afterMs }, afterMs < deadlineMs);
    const limitTime = (): void => {
      const ms = left();
      after(Math.min(ms, timeoutMs), () => late(ms > timeoutMs ? timeoutMs : deadlineMs));
    };
    const wait = (ms: number): Promise<void> =>
      new Promise((done) => {
        if (controller.signal.aborted) return;
        if (ms > left()) late(deadlineMs);
        else
          after(ms, () => {
            limitTime();
            done();
          });
      });
    const begin = (): void => {
      const ms = Math.ceil(Math.max(readyAt, connection.pausedUntil) - performance.now());
      if (ms > Math.min(left(), longestTimer)) end();
      else if (ms > 0) after(ms, begin);
      else {
        exchange.attempt++;
        limitTime();
        void send(connection, exchange, { controller, wait }).then(end);
      }
    };
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted) onAbort();
    else begin();
  });
}
