import { spawn, type ChildProcess } from "node:child_process";
import { packageFile } from "./packages.ts";

interface Answer {
  request_seq?: number;
  success?: boolean;
  message?: string;
  body?: unknown;
}

/** TypeScript's server, as editors talk to it: a JSON object a line to it, and from it with a header each. */
export class TypeScriptServer {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #received: Buffer = Buffer.alloc(0);
  #sequence = 0;

  constructor() {
    this.#process = spawn(
      process.execPath,
      [
        packageFile("typescript", "lib", "tsserver.js"),
        ...["--disableAutomaticTypingAcquisition", "--suppressDiagnosticEvents"],
      ],
      { stdio: ["pipe", "pipe", "ignore"] },
    );
    this.#process.stdout?.on("data", (chunk: Buffer) => this.#receive(chunk));
  }

  /** Sends a command that is not answered. */
  tell(command: string, args: object): number {
    const seq = ++this.#sequence;
    const message = { seq, type: "request", command, arguments: args };
    this.#process.stdin?.write(`${JSON.stringify(message)}\n`);
    return seq;
  }

  /** Sends a command and resolves to the body of its answer. */
  async ask(command: string, args: object): Promise<unknown> {
    const seq = this.tell(command, args);
    const answer = await new Promise<Answer>((resolve) => this.#waiting.set(seq, resolve));
    if (answer.success !== true) throw new Error(answer.message ?? `${command} failed`);
    return answer.body;
  }

  close(): void {
    this.#process.kill();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      const length = Number(
        /\d+/.exec(this.#received.subarray(0, Math.max(end, 0)).toString())?.[0],
      );
      if (end < 0 || this.#received.length < end + 4 + length) return;
      const text = this.#received.subarray(end + 4, end + 4 + length).toString();
      this.#received = this.#received.subarray(end + 4 + length);
      const answer = JSON.parse(text) as Answer;
      if (answer.request_seq !== undefined) this.#waiting.get(answer.request_seq)?.(answer);
    }
  }
}
