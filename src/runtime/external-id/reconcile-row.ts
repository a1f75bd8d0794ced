import type { CallOptions } from "../contract/client-options.js";
import type { CallError, CallFailure } from "../contract/errors.js";
import type { Result } from "../contract/result.js";
import { isStatus } from "../failures/http-status.js";
import { isOf, unlike } from "./external-id-record.js";
import type { Reconciling } from "./reconciling.js";
import { changesOf, fieldsOf } from "./row-changes.js";
import type { FailedRow, RowOutcome, StoppedRow } from "./row-outcome.js";

/** One row to bring about. */
export interface RowTask<
  Row extends Fields,
  Fields extends object,
  Stored extends { id: unknown },
  Failure,
> {
  readonly row: Row;
  /** The row's external id. */
  readonly value: string;
  readonly dryRun: boolean;
  readonly options: CallOptions;
  readonly known: Reconciling<Fields, Stored, Failure>;
}

/** Brings one row about. The record is looked up before anything is written, and only what differs is written. */
export async function reconcileRow<
  Row extends Fields,
  Fields extends object,
  Stored extends { id: unknown },
  Failure extends CallFailure,
>(
  task: RowTask<Row, Fields, Stored, Failure>,
): Promise<RowOutcome<Row, Stored, Failure | CallError>> {
  const { row, dryRun, options, known } = task;
  const failed = (
    error: Failure | CallError,
    done: "nothing" | "created",
  ): FailedRow<Row, Failure | CallError> | StoppedRow<Row> =>
    error.kind === "aborted"
      ? { status: "stopped", row, error, done }
      : { status: "failed", row, error, done };

  const present = await presentRecord(task);
  if (!present.ok) return failed(present.error, "nothing");
  if (present.data) {
    const changes = changesOf<Fields, Stored>(row, present.data, known);
    const fields = Object.keys(changes);
    if (fields.length === 0) return { status: "unchanged", row, record: present.data };
    if (dryRun) return { status: "updated", row, fields, record: present.data };
    const updated = await known.update(present.data.id, changes, options);
    if (!updated.ok) return failed(updated.error, "nothing");
    return { status: "updated", row, fields, record: updated.data };
  }

  const body = fieldsOf<Fields>(row, known.createFields);
  const created = Object.keys(body);
  if (dryRun) {
    const later = Object.keys(fieldsOf(row, known.updateFields));
    return { status: "created", row, fields: union(created, later), record: undefined };
  }
  // The fields that the create takes are all that it requires.
  const ensured = await known.ensure(body as Fields, options);
  if (!ensured.ok) return failed(ensured.error, "nothing");
  const { record } = ensured.data;
  const changes = changesOf<Fields, Stored>(row, record, known);
  const rest = Object.keys(changes);
  if (rest.length === 0) return { status: "created", row, fields: created, record };
  const updated = await known.update(record.id, changes, options);
  if (!updated.ok) return failed(updated.error, "created");
  return { status: "created", row, fields: union(created, rest), record: updated.data };
}

/** The record of the row, read whole where the API can read one: lists show less than is compared. */
async function presentRecord<
  Fields extends object,
  Stored extends { id: unknown },
  Failure extends CallFailure,
>({
  value,
  options,
  known,
}: RowTask<Fields, Fields, Stored, Failure>): Promise<Result<Stored | null, Failure | CallError>> {
  const found = await known.find(value, options);
  // What is found is the record where nothing reads it.
  if (!found.ok || !found.data || !known.read) return found as Result<Stored | null, Failure>;
  const answer = await known.read(found.data.id, options);
  if (answer.ok) {
    const isRows = isOf(answer.data, { field: known.field, value });
    return isRows ? answer : unlike(known.id, answer.response, known);
  }
  const { error } = answer;
  // It was deleted since it was looked up.
  if (isStatus(404, error)) return { ok: true, data: null, response: error.response };
  return { ok: false, error };
}

function union(left: string[], right: string[]): string[] {
  return [...new Set([...left, ...right])];
}
