import { join } from "node:path";
import { WatchedProcess } from "../watched-process.js";

/** What came of a mutant. */
export interface Outcome {
  outcome: "client" | "crashed" | "hung" | "refused";
  /** Of a refusal: one line for each problem; of a crash: what was seen of it. */
  lines: string[];
}

/** A process that generates from one document after the other. */
export class Generator extends WatchedProcess {
  constructor() {
    super(join(import.meta.dirname, "worker.js"), ["--max-old-space-size=512"]);
  }

  /** Generates from `spec` into `out`; at most `msLimit` milliseconds. */
  generate(spec: string, out: string, msLimit = 30_000): Promise<Outcome> {
    return this.ask<Outcome>({ spec, out }, msLimit);
  }
}
