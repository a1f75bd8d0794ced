import type { Connection } from "./connection.js";

/** Answers a request, over a connection that may be cut. */
export type Answering = (request: Request, connection: Connection) => Promise<Response>;

/** A `fetch` that asks the emulator without a port: origins do not matter, the path does. */
export function inProcessFetch(answering: Answering): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    let onAbort = (): void => undefined;
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason as Error);
      signal.addEventListener("abort", onAbort, { once: true });
    });
    try {
      return await Promise.race([answering(request, withoutSocket), aborted]);
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  };
}

/** Fails as Node's fetch does where a socket is reset. */
const withoutSocket: Connection = {
  cut: () => Promise.reject(failed()),
  truncate: async ({ status, headers, half, length }) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(half),
      pull: (controller) => controller.error(failed("terminated")),
    });
    const declared = new Headers(headers);
    declared.set("Content-Length", String(length));
    return new Response(body, { status, headers: declared });
  },
};

function failed(message = "fetch failed"): TypeError {
  const cause = Object.assign(new Error("The connection was reset"), { code: "ECONNRESET" });
  return new TypeError(message, { cause });
}
