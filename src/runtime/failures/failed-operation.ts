import type { Failed } from "../contract/result.js";

/** Which operation a failure is of: beside the failure, so that the failure's own members stay those declared. */
const operations = new WeakMap<object, string>();

/** Notes the operation of a failure. */
export function setOperation(failure: object, operation: string): void {
  operations.set(failure, operation);
}

/** A failure as the result of an operation. */
export function failed<Failure extends object>(operation: string, error: Failure): Failed<Failure> {
  operations.set(error, operation);
  return { ok: false, error };
}

/** The operation of a failure; empty where none was noted. */
export function operationOf(failure: unknown): string {
  return operations.get(failure as object) ?? "";
}
