import { QueryClient } from "@tanstack/react-query";
import { isApiError } from "./healos/index.js";

/** Queries live for a minute, and are asked for again where the page is looked at. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}

/** Whether nothing is there, which is no failure to the reception. */
export function isMissing(error: unknown): boolean {
  return (
    isApiError(error, "getPatient") && error.error.kind === "http" && error.error.status === 404
  );
}
