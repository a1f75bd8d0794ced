import type { ApiError } from "../client.js";
import { repeatedByClient } from "./repeated-by-client.js";

/** What every `useMutation` takes. */
export interface MutationSettings<Data, Failure, Request> {
  mutationKey: readonly string[];
  mutationFn: (request: Request) => Promise<Data>;
  retry: (count: number, error: ApiError<Failure>) => boolean;
}

/** A mutation that `send`s. */
export function mutationOf<Data, Failure, Request>(
  mutationKey: readonly string[],
  send: (request: never) => Promise<Data>,
): MutationSettings<Data, Failure, Request> {
  const mutationFn = send as (request: Request) => Promise<Data>;
  return { mutationKey, mutationFn, retry: repeatedByClient };
}

/** The data of a function that gives a result. */
export type DataOf<Call extends (...given: never[]) => Promise<unknown>> =
  Extract<Awaited<ReturnType<Call>>, { ok: true }> extends { data: infer Data } ? Data : never;
