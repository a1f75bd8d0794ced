import type { Operation } from "../../model/api.js";

/** What takes the place of a hook of React Query, by the companion whose options it takes. */
export function hookAdvice(hook: string, operation: Operation | undefined): string {
  const kind = /Mutation/.test(hook) || (operation !== undefined && operation.method !== "GET");
  const own = operation?.name ?? "its";
  const call = kind
    ? `useMutation(${own}Mutation(client))`
    : /Infinite/.test(hook)
      ? `useInfiniteQuery(${operation?.pagination?.name ?? own}InfiniteOptions(client, …))`
      : `useQuery(${own}Options(client, …))`;
  return `${hook} becomes ${call} of the companion tanstack-query, whose errors are an ApiError`;
}
