import { inspect } from "node:util";
import { unwrap, type CallFailure, type Failed } from "../../../src/runtime/index.js";

/** A failure as the table spells it: the union's member, and what of it a row can foretell. */
export function describeFailure(error: CallFailure): string {
  const details = [
    "status" in error ? ` ${error.status}` : "",
    "retryAfterMs" in error ? ` after ${error.retryAfterMs}` : "",
    error.kind === "timeout" ? ` ${error.afterMs}` : "",
    error.maybeApplied ? ", maybeApplied" : "",
  ];
  return error.kind + details.join("");
}

/** Everything of a failure, and of what its caller has beside it, that can be printed. */
export async function printed(
  failure: Failed<CallFailure>,
  ...beside: readonly unknown[]
): Promise<string[]> {
  const thrown: unknown = await unwrap(Promise.resolve(failure)).catch((error: unknown) => error);
  const { message = "", stack = "" } = thrown as Error;
  const shown = [failure, thrown, ...beside].flatMap((value) => [
    inspect(value, { depth: 9 }),
    JSON.stringify(value),
    String(value),
  ]);
  return [message, stack, ...shown];
}
