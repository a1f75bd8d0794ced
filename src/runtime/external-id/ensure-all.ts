import type { CallOptions } from "../contract/client-options.js";
import type { CallError, CallFailure } from "../contract/errors.js";
import type { Result } from "../contract/result.js";
import { eachOf, widthOf } from "./each-of.js";
import type {
  EnsureAllCounts,
  EnsureAllOptions,
  EnsureAllSummary,
  EnsureOutcome,
  FailedRecord,
} from "./ensure-all-options.js";
import type { Ensured } from "./ensured.js";

/** What a generated `ensureAll…` or `uploadAll…` knows of its operations. */
export interface EnsuringAll<Request, Stored, Failure> {
  /** The create operation's id, for failures. */
  readonly id: string;
  ensure(request: Request, options: CallOptions): Promise<Result<Ensured<Stored>, Failure>>;
}

/**
 * Ensures the record of each request, some at a time. Requests are taken from the source as they can be begun. One that
 * fails is its own outcome and stops no other. What the source or `onRecord` throws is thrown, after the requests that
 * were begun.
 */
export async function ensureAll<Request, Stored, Failure extends CallFailure>(
  { id, ensure }: EnsuringAll<Request, Stored, Failure>,
  requests: Iterable<Request> | AsyncIterable<Request>,
  options: EnsureAllOptions<Request, Stored, Failure | CallError> = {},
): Promise<EnsureAllSummary<Request, Failure | CallError>> {
  const { concurrency, onRecord, ...callOptions } = options;
  const width = widthOf(id, concurrency);
  const counts: EnsureAllCounts = { created: 0, found: 0, failed: 0, stopped: 0 };
  const failures: FailedRecord<Request, Failure | CallError>[] = [];
  const settle = async (request: Request, signal: AbortSignal | undefined): Promise<void> => {
    const result = await ensure(request, { ...callOptions, signal });
    const outcome = outcomeOf(request, result);
    counts[outcome.status]++;
    if (outcome.status === "failed") failures.push(outcome);
    await onRecord?.(outcome, counts);
  };
  const isUsedUp = await eachOf(requests, settle, { width, signal: callOptions.signal });
  return { ...counts, failures, complete: isUsedUp && counts.stopped === 0 };
}

function outcomeOf<Request, Stored, Failure extends CallFailure>(
  request: Request,
  result: Result<Ensured<Stored>, Failure>,
): EnsureOutcome<Request, Stored, Failure> {
  if (result.ok) {
    const { record, created } = result.data;
    return { status: created ? "created" : "found", request, record };
  }
  const { error } = result;
  return error.kind === "aborted"
    ? { status: "stopped", request, error }
    : { status: "failed", request, error };
}
