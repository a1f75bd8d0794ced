import type * as query from "@tanstack/query-core";
import type { ApiError } from "../client.js";
import { repeatedByClient } from "./repeated-by-client.js";

/** What every `useQuery`, and `queryClient.fetchQuery`, takes. */
export interface QuerySettings<Data, Failure, Key extends query.QueryKey> {
  queryKey: Key;
  /** Takes no more of its context than it needs: of the key, Vue makes another type. */
  queryFn: (context: Readonly<{ signal: AbortSignal }>) => Promise<Data>;
  retry: (count: number, error: ApiError<Failure>) => boolean;
}

/** A query that is `ask`ed for. */
export function queryOf<Data, Failure, Key extends query.QueryKey>(
  queryKey: Key,
  ask: (signal: AbortSignal) => Promise<Data>,
): QuerySettings<Data, Failure, Key> {
  return { queryKey, queryFn: ({ signal }) => ask(signal), retry: repeatedByClient };
}
