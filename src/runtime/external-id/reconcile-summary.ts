import type { FailedRow } from "./row-outcome.js";

/** How many rows ended how. */
export interface ReconcileCounts {
  created: number;
  unchanged: number;
  updated: number;
  failed: number;
  /** Under way when the signal was aborted. */
  stopped: number;
}

/** What `reconcile…` resolves to. Rows that succeeded are counted and not kept: `onRow` sees each. */
export interface ReconcileSummary<Row, Failure> extends ReconcileCounts {
  failures: FailedRow<Row, Failure>[];
  /** False where the signal was aborted before the last row was done. */
  complete: boolean;
}
