import { fork, type ChildProcess } from "node:child_process";

/** What a process answered, or how it failed to: `hung` and `crashed` with a line that says what was seen of it. */
export type Asked<Answer> = Answer | { outcome: "crashed" | "hung"; lines: string[] };

/**
 * A process that answers each message with one, and is replaced when it hangs or dies: a test runner could not end it
 * in a loop.
 */
export class WatchedProcess {
  readonly #script: string;
  readonly #execArgv: string[];
  #process: ChildProcess | undefined;

  constructor(script: string, execArgv: string[]) {
    this.#script = script;
    this.#execArgv = execArgv;
  }

  /** Asks for at most `msLimit` milliseconds. */
  ask<Answer>(question: object, msLimit: number): Promise<Asked<Answer>> {
    const child = (this.#process ??= this.#start());
    return new Promise((done) => {
      const end = (answer: Asked<Answer>): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        done(answer);
      };
      const timer = setTimeout(() => {
        end({ outcome: "hung", lines: [`after ${msLimit} ms`] });
        this.stop();
      }, msLimit);
      child.once("message", (message) => end(message as Answer));
      child.once("exit", (code, signal) => {
        this.#process = undefined;
        end({ outcome: "crashed", lines: [`the process ended: ${code ?? signal}`] });
      });
      child.send(question);
    });
  }

  stop(): void {
    this.#process?.removeAllListeners();
    this.#process?.kill("SIGKILL");
    this.#process = undefined;
  }

  #start(): ChildProcess {
    return fork(this.#script, {
      execArgv: this.#execArgv,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
  }
}
