import type { AbortedError } from "../contract/errors.js";

/** What became of one row of `reconcile…`; in a dry run, what would become of it. */
export type RowOutcome<Row, Stored, Failure> =
  | CreatedRow<Row, Stored>
  | UnchangedRow<Row, Stored>
  | UpdatedRow<Row, Stored>
  | FailedRow<Row, Failure>
  | StoppedRow<Row>;

/** There was no record with the row's external id, and now there is. */
export interface CreatedRow<Row, Stored> {
  status: "created";
  row: Row;
  /** The fields that were written. */
  fields: string[];
  /** The record as it is now; undefined in a dry run. */
  record: Stored | undefined;
}

/** The record has all that the row wants. Nothing was written. */
export interface UnchangedRow<Row, Stored> {
  status: "unchanged";
  row: Row;
  record: Stored;
}

/** The record differed from the row. */
export interface UpdatedRow<Row, Stored> {
  status: "updated";
  row: Row;
  /** The fields that differed. */
  fields: string[];
  /** The record as it is now; in a dry run, as it is before. */
  record: Stored;
}

/** The row is not done. Reconciling it again goes on from where it stands. */
export interface FailedRow<Row, Failure> {
  status: "failed";
  row: Row;
  error: Failure;
  /** `created` where the record was stored, and the fields that only an update takes are still missing. */
  done: "nothing" | "created";
}

/** The signal was aborted while the row was worked on. Reconciling it again goes on from where it stands. */
export interface StoppedRow<Row> {
  status: "stopped";
  row: Row;
  /** Says `maybeApplied` where a write was under way. */
  error: AbortedError;
  /** As of a row that failed. */
  done: "nothing" | "created";
}
