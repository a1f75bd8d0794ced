import type { Connection, HalfAnswer } from "./connection.js";

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
      return await Promise.race([overNothing(request, answering), aborted]);
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  };
}

/** Answers a request, or fails as Node's fetch does where a socket is reset. */
async function overNothing(request: Request, answering: Answering): Promise<Response> {
  let isCut = false;
  const connection: Connection = {
    cut: async () => {
      isCut = true;
      return new Response(null);
    },
    truncate: async (answer) => halfOf(answer),
  };
  const response = await answering(request, connection);
  if (isCut) {
    throw failed("fetch failed");
  }
  return response;
}

function halfOf({ status, headers, half, length }: HalfAnswer): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(half),
    pull: (controller) => controller.error(failed("terminated")),
  });
  const declared = new Headers(headers);
  declared.set("Content-Length", String(length));
  return new Response(body, { status, headers: declared });
}

function failed(message: string): TypeError {
  const cause = Object.assign(new Error("The connection was reset"), { code: "ECONNRESET" });
  return new TypeError(message, { cause });
}
