import { maxTimerMs } from "../answers/max-timer.js";
import type { CallFailure } from "../contract/errors.js";
import type { Exchange } from "../contract/operation.js";
import type { Outcome } from "./outcome.js";
import type { Send } from "./send.js";
import { whenAborted } from "../answers/when-aborted.js";

/**
 * Waits for the call's turn, which is not before `readyAt` tells, sends the request once and reads the answer. Resolves as
 * soon as the caller aborts or the time is up, whatever middleware, key suppliers and the platform still do; to
 * undefined where the wait is longer than the call may last. Never rejects.
 */
export function attempt(
  exchange: Exchange,
  send: Send,
  readyAt: (now: number) => number,
): Promise<Outcome | undefined> {
  const {
    signal,
    limits: { timeoutMs, deadlineMs },
  } = exchange;
  return new Promise((resolve) => {
    const controller = new AbortController();
    // Not every type library has it that nothing can be cleared.
    let timer = undefined as unknown as ReturnType<typeof setTimeout>;
    const end = (outcome?: Outcome): void => {
      clearTimeout(timer);
      unfollow();
      resolve(outcome);
    };
    const stop = (error: CallFailure, isPassing?: boolean): void => {
      end({ ok: false, error, isPassing });
      controller.abort();
    };
    const onAbort = (): void => stop({ kind: "aborted", reason: signal?.reason });
    const after = (ms: number, then: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(then, Math.min(ms, maxTimerMs));
    };
    const late = (afterMs: number): void =>
      stop({ kind: "timeout", afterMs }, afterMs < deadlineMs);
    const limitTime = (now: number): void => {
      const left = exchange.endsAt - now;
      after(Math.min(left, timeoutMs), () => late(left > timeoutMs ? timeoutMs : deadlineMs));
    };
    const wait = (ms: number): Promise<void> =>
      new Promise((done) => {
        if (controller.signal.aborted) return;
        if (!(ms <= exchange.endsAt - performance.now())) late(deadlineMs);
        else
          after(ms, () => {
            limitTime(performance.now());
            done();
          });
      });
    const begin = (now: number): void => {
      exchange.endsAt ||= now + deadlineMs;
      const ms = Math.ceil(readyAt(now) - now);
      if (ms > Math.min(exchange.endsAt - now, maxTimerMs)) end();
      // A timer that has fired has waited, whatever the clock says: a test may have stopped that.
      else if (ms > 0) after(ms, () => begin(Math.max(performance.now(), now + ms)));
      else {
        exchange.attempt++;
        limitTime(now);
        void send(exchange, { controller, wait, end });
      }
    };
    const unfollow = whenAborted(signal, onAbort);
    if (signal?.aborted) onAbort();
    else begin(performance.now());
  });
}
