import type { HttpRequest } from "./middleware.js";

/**
 * Sends a request, as the platform's `fetch` does, and those of undici and node-fetch. It must reject where nothing was
 * answered, and follow no redirect.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>;

/** What a `fetch` is given, beside what `fetchOptions` has. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  /** A text, or else a Blob, bytes or a stream of bytes, for which every `fetch` has a type of its own. */
  body?: string;
  signal: AbortSignal;
  redirect: "manual";
  duplex: "half";
}

/** What is read of an answer. */
export interface FetchedResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  /** A `ReadableStream` of bytes, or null where there is no body; anything else is read by `arrayBuffer`. */
  readonly body?: unknown;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What `fetch` may be given beside what the client gives it itself. */
export type FetchOptions = Omit<
  RequestInit,
  "duplex" | "redirect" | "signal" | "window" | keyof HttpRequest
>;
