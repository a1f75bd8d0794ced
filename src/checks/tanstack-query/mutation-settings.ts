import type { ApiError } from "../client.js";

/** What every `useMutation` takes. */
export interface MutationSettings<Data, Failure, Request> {
  mutationKey: readonly string[];
  mutationFn: (request: Request) => Promise<Data>;
  /** A write that may have been carried out is not repeated. */
  retry: (count: number, error: ApiError<Failure>) => boolean;
}
