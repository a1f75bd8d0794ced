import type { CallOptions } from "../contract/client-options.js";
import type { ReconcileCounts } from "./reconcile-summary.js";
import type { RowOutcome } from "./row-outcome.js";

/** How rows are reconciled. `timeoutMs`, `deadlineMs` and `retries` hold for each call. */
export interface ReconcileOptions<Row, Stored, Failure> extends CallOptions {
  /** How many rows are worked on at the same time; 4 by default. */
  concurrency?: number | undefined;
  /** Reads and compares, and writes nothing: the outcomes are the plan. Default false. */
  dryRun?: boolean | undefined;
  /**
   * Is called with each row's outcome as soon as it is known (rows overtake each other), and with the counts so far.
   * A promise is waited for before the next row is begun.
   */
  onRow?:
    | ((
        outcome: RowOutcome<Row, Stored, Failure>,
        counts: Readonly<ReconcileCounts>,
      ) => void | Promise<void>)
    | undefined;
}
