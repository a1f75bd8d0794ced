import type { CallOptions } from "../contract/client-options.js";
import type { AbortedError } from "../contract/errors.js";

/** How many records are ensured. `timeoutMs`, `deadlineMs` and `retries` hold for each call. */
export interface EnsureAllOptions<Request, Stored, Failure> extends CallOptions {
  /** How many records are worked on at the same time; 4 by default. */
  concurrency?: number | undefined;
  /**
   * Is called with each record's outcome as soon as it is known (records overtake each other), and with the counts so
   * far. A promise is waited for before the next record is begun.
   */
  onRecord?:
    | ((
        outcome: EnsureOutcome<Request, Stored, Failure>,
        counts: Readonly<EnsureAllCounts>,
      ) => void | Promise<void>)
    | undefined;
}

/** How many records ended how. */
export interface EnsureAllCounts {
  created: number;
  /** There before. */
  found: number;
  failed: number;
  /** Under way when the signal was aborted. */
  stopped: number;
}

/** What it resolves to. Records that are there are counted and not kept: `onRecord` sees each. */
export interface EnsureAllSummary<Request, Failure> extends EnsureAllCounts {
  failures: FailedRecord<Request, Failure>[];
  /** False where the signal was aborted before the last record was done. */
  complete: boolean;
}

/** What became of one request. */
export type EnsureOutcome<Request, Stored, Failure> =
  EnsuredRecord<Request, Stored> | FailedRecord<Request, Failure> | StoppedRecord<Request>;

/** The record is there: `created` now, as `ensure…` tells it, or `found`. */
export interface EnsuredRecord<Request, Stored> {
  status: "created" | "found";
  request: Request;
  record: Stored;
}

/** The record may not be there. Ensuring it again is safe. */
export interface FailedRecord<Request, Failure> {
  status: "failed";
  request: Request;
  error: Failure;
}

/** The signal was aborted while the record was worked on. Ensuring it again is safe. */
export interface StoppedRecord<Request> {
  status: "stopped";
  request: Request;
  error: AbortedError;
}
