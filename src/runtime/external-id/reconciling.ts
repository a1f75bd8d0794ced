import type { CallOptions } from "../contract/client-options.js";
import type { StatusFailure } from "../contract/errors.js";
import type { Result } from "../contract/result.js";
import type { Ensured } from "./ensured.js";

/** What a generated `reconcile…` knows of its operations. */
export interface Reconciling<Row extends object, Stored extends { id: unknown }, Failure> {
  /** The update operation's id, for failures. */
  readonly id: string;
  /** The property of rows and records that holds the external id. */
  readonly field: string;
  /** The fields that the create takes. */
  readonly createFields: readonly string[];
  /** The fields that the update takes: these are compared. */
  readonly updateFields: readonly string[];
  /** Those of them that are a `date-time`: the same moment, written otherwise, is no difference. */
  readonly momentFields?: readonly string[];
  find(value: string, options: CallOptions): Promise<Result<{ id: Stored["id"] } | null, Failure>>;
  /** Absent where the API has no such operation: what `find` finds is the record then. */
  read?(
    id: Stored["id"],
    options: CallOptions,
  ): Promise<Result<Stored, Failure | StatusFailure<404, unknown>>>;
  /** Is given those of the row's fields that the create takes. */
  ensure(body: Row, options: CallOptions): Promise<Result<Ensured<Stored>, Failure>>;
  /** Is given those of the row's fields that the update takes and that differ. */
  update(
    id: Stored["id"],
    body: Partial<Row>,
    options: CallOptions,
  ): Promise<Result<Stored, Failure>>;
}
