import type { CallFailure } from "../contract/errors.js";
import type { Result } from "../contract/result.js";
import { operationOf } from "./failed-operation.js";

/**
 * What `unwrap` throws. Its message, `toString`, `toJSON` and `inspect` tell the operation, the kind, the status and
 * the code, never a body.
 */
export class ApiError<Failure = CallFailure> extends Error {
  override readonly name: string = "ApiError";
  /** The operation's id; empty where the failure comes from a fake client. */
  readonly operation: string;
  readonly #error: Failure;

  constructor(operation: string, error: Failure) {
    const { kind, status, code } = error as { kind?: string; status?: number; code?: string };
    super([operation, kind, status, code].filter((part) => (part ?? "") !== "").join(" "));
    this.operation = operation;
    this.#error = error;
  }

  /** The failure, as the operation's Result had it. */
  get error(): Failure {
    return this.#error;
  }

  /** What JSON.stringify shows. */
  toJSON(): { name: string; message: string; operation: string } {
    return { name: this.name, message: this.message, operation: this.operation };
  }
}

/** Narrows an error to the failures of the client's operations, and of one of them where it is named. */
export interface ApiErrorGuard<Errors> {
  (value: unknown): value is ApiError<Errors[keyof Errors]>;
  <Id extends keyof Errors & string>(value: unknown, operation: Id): value is ApiError<Errors[Id]>;
}

/**
 * Types the guard for a client. Where `Errors` is known, a compiler would compare with the union of all failures of all
 * operations.
 */
export function apiErrorGuard<Errors>(): ApiErrorGuard<Errors> {
  return isApiError;
}

/** True for an `ApiError`, of the named operation where one is given. */
function isApiError(value: unknown, operation?: string): value is ApiError<never> {
  return value instanceof ApiError && (operation === undefined || value.operation === operation);
}

/** The data of a result that may have succeeded in several ways, which have data of their own. */
export type DataOf<Outcome> = Outcome extends { ok: true; data: infer Data } ? Data : never;

/** The data of a result, or of a promise of one. Throws (or rejects with) an `ApiError` where it failed. */
export function unwrap<Outcome extends Result<unknown, unknown>>(result: Outcome): DataOf<Outcome>;
export function unwrap<Outcome extends Result<unknown, unknown>>(
  result: Promise<Outcome>,
): Promise<DataOf<Outcome>>;
export function unwrap(
  result: Result<unknown, unknown> | Promise<Result<unknown, unknown>>,
): unknown {
  // A promise may be of another kind than this `Promise`: a polyfill's, or that of a frame or of a test's sandbox.
  if (!("ok" in result)) return result.then((settled) => unwrap(settled));
  if (result.ok) return result.data;
  throw new ApiError(operationOf(result.error), result.error);
}
