import {
  describeFailure,
  type CallFailure,
  type Failed,
  type Result,
  type Success,
} from "./client/index.js";

/** What everything of this package comes to: a value, or a reason. */
export type Answer<Value> = { value: Value } | { reason: Reason };

export interface Reason {
  code: "busy" | "gone" | "refused" | "unknown";
  text: string;
  /** When it is worth asking again, in milliseconds. */
  againInMs?: number;
}

export function reasonOf(failure: CallFailure): Reason {
  const text = describeFailure(failure);
  if (failure.kind === "http") {
    if (failure.status === 404) return { code: "gone", text };
    if (failure.status === 429) return { code: "busy", text, againInMs: 2000 };
    if (failure.status >= 400 && failure.status < 500) return { code: "refused", text };
  }
  if (failure.kind === "timeout") return { code: "busy", text, againInMs: failure.afterMs };
  return { code: "unknown", text };
}

export function toAnswer<Data, Failure extends CallFailure>(
  result: Result<Data, Failure>,
): Answer<Data>;
export function toAnswer<Data, Failure extends CallFailure, Value>(
  result: Result<Data, Failure>,
  map: (data: Data) => Value,
): Answer<Value>;
export function toAnswer(
  result: Failed<CallFailure> | Success<unknown>,
  map: (data: unknown) => unknown = (data) => data,
): Answer<unknown> {
  return result.ok ? { value: map(result.data) } : { reason: reasonOf(result.error) };
}

export function isValue<Value>(answer: Answer<Value>): answer is { value: Value } {
  return "value" in answer;
}

export function valueOr<Value, Other>(answer: Answer<Value>, other: Other): Other | Value {
  return isValue(answer) ? answer.value : other;
}

export async function chain<First, Second>(
  first: Promise<Answer<First>>,
  next: (value: First) => Promise<Answer<Second>>,
): Promise<Answer<Second>> {
  const answer = await first;
  return isValue(answer) ? next(answer.value) : answer;
}
