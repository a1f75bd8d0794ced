import type { CallError, CallFailure, InvalidError } from "../contract/errors.js";
import { refused } from "../failures/composed-failure.js";
import { valueAt } from "../pages/result-path.js";
import { eachOf, widthOf } from "./each-of.js";
import { isGiven } from "./external-id-record.js";
import type { ReconcileOptions } from "./reconcile-options.js";
import { reconcileRow } from "./reconcile-row.js";
import type { ReconcileCounts, ReconcileSummary } from "./reconcile-summary.js";
import type { Reconciling } from "./reconciling.js";
import type { FailedRow, RowOutcome } from "./row-outcome.js";

/**
 * Brings records in line with the rows, each found by its external id: created, updated where it differs, or left alone.
 * A row's failure is its own outcome and stops no other; reconciling again finishes what is left. What a row has beside
 * the fields of the create and of the update is not sent: outcomes hand the row back as it is.
 *
 * Rows are taken from the source as they can be begun. Of the rows before, the external ids alone are kept, to refuse
 * a second row with the same one. What the source or `onRow` throws is thrown, after the rows that were begun.
 */
export async function reconcile<
  Row extends Fields,
  Fields extends object,
  Stored extends { id: unknown },
  Failure extends CallFailure,
>(
  known: Reconciling<Fields, Stored, Failure>,
  desired: Iterable<Row> | AsyncIterable<Row>,
  options: ReconcileOptions<Row, Stored, Failure | CallError> = {},
): Promise<ReconcileSummary<Row, Failure | CallError>> {
  const { concurrency, dryRun = false, onRow, ...callOptions } = options;
  const width = widthOf(known.id, concurrency);
  const counts: ReconcileCounts = { created: 0, unchanged: 0, updated: 0, failed: 0, stopped: 0 };
  const failures: FailedRow<Row, Failure | CallError>[] = [];
  const claim = claims(known);

  const settle = async (row: Row, signal: AbortSignal | undefined): Promise<void> => {
    const value = claim(row);
    const outcome: RowOutcome<Row, Stored, Failure | CallError> =
      typeof value === "string"
        ? await reconcileRow({ row, value, dryRun, options: { ...callOptions, signal }, known })
        : { status: "failed", row, error: value, done: "nothing" };
    counts[outcome.status]++;
    if (outcome.status === "failed") failures.push(outcome);
    await onRow?.(outcome, counts);
  };
  const isUsedUp = await eachOf(desired, settle, { width, signal: callOptions.signal });
  return { ...counts, failures, complete: isUsedUp && counts.stopped === 0 };
}

/** Gives the external id of a row, or why the row cannot be worked on; each external id once. */
function claims({
  id,
  field,
}: {
  id: string;
  field: string;
}): (row: object) => string | InvalidError {
  const claimed = new Set<string>();
  return (row) => {
    const value = valueAt(row, [field]);
    if (!isGiven(value)) return refused(id, field, "is empty or no text").error;
    if (claimed.has(value)) return refused(id, field, "stands in an earlier row already").error;
    claimed.add(value);
    return value;
  };
}
