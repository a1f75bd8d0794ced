import type { CallFailure, CallOptions, Client, Result } from "healos-client";
import { isPassing } from "./errors.js";

/** An operation of the client. */
export type Call<Request, Data, Failure> = (
  client: Client,
  request: Request,
  options?: CallOptions,
) => Promise<Result<Data, Failure>>;

export interface Attempts {
  most: number;
  waitMs: number;
  onFailure?: (attempt: number, failure: CallFailure) => void;
}

/** Calls an operation until it succeeds, or until it fails for good. */
export async function attempted<Request, Data, Failure extends CallFailure>(
  call: Call<Request, Data, Failure>,
  [client, request, options]: [Client, Request, CallOptions?],
  { most, waitMs, onFailure }: Attempts,
): Promise<Result<Data, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await call(client, request, options);
    if (result.ok || attempt >= most || !isPassing(result.error)) return result;
    onFailure?.(attempt, result.error);
    await new Promise((done) => setTimeout(done, waitMs * attempt));
  }
}

/** The first of several calls that succeeds. */
export async function firstOf<Data, Failure>(
  calls: readonly (() => Promise<Result<Data, Failure>>)[],
): Promise<Result<Data, Failure> | undefined> {
  let last: Result<Data, Failure> | undefined;
  for (const call of calls) {
    last = await call();
    if (last.ok) return last;
  }
  return last;
}

/** Maps the data of a success and leaves a failure as it is. */
export function mapped<Data, Failure, Other>(
  result: Result<Data, Failure>,
  map: (data: Data) => Other,
): Result<Other, Failure> {
  return result.ok ? { ...result, data: map(result.data) } : result;
}
