import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";

/** What came of a mutant. */
export interface Outcome {
  outcome: "client" | "crashed" | "hung" | "refused";
  /** Of a refusal: one line for each problem; of a crash: what was seen of it. */
  lines: string[];
}

/** A process that generates, and is replaced when it hangs or dies. */
export class Generator {
  #process: ChildProcess | undefined;

  /** Generates from `spec` into `out`; at most `msLimit` milliseconds. */
  generate(spec: string, out: string, msLimit = 30_000): Promise<Outcome> {
    const child = (this.#process ??= this.#start());
    return new Promise((done) => {
      const end = (outcome: Outcome): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        done(outcome);
      };
      const timer = setTimeout(() => {
        end({ outcome: "hung", lines: [`after ${msLimit} ms`] });
        this.stop();
      }, msLimit);
      child.once("message", (message) => end(message as Outcome));
      child.once("exit", (code, signal) => {
        this.#process = undefined;
        end({ outcome: "crashed", lines: [`the process ended: ${code ?? signal}`] });
      });
      child.send({ spec, out });
    });
  }

  stop(): void {
    this.#process?.removeAllListeners();
    this.#process?.kill("SIGKILL");
    this.#process = undefined;
  }

  #start(): ChildProcess {
    const execArgv = ["--max-old-space-size=512"];
    return fork(join(import.meta.dirname, "worker.js"), {
      execArgv,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
  }
}
