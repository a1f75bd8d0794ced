import type { DataTag, QueryFunctionContext, QueryKey } from "@tanstack/query-core";
import type { ApiError } from "../client.js";

/** What every `useQuery`, and `queryClient.fetchQuery`, takes. */
export interface QuerySettings<Data, Failure, Key extends QueryKey> {
  queryKey: DataTag<Key, Data, ApiError<Failure>>;
  queryFn: (context: QueryFunctionContext<Key>) => Promise<Data>;
  /** The client repeats what can be repeated, and waits as long as it is told to. */
  retry: (count: number, error: ApiError<Failure>) => boolean;
}
