import { bytesOf, type Reply } from "../answers/reply.js";
import { joined, type Arrived } from "../requests/arrived.js";
import type { Door } from "./guard.js";

/** Answers a request. What comes through no door, the program itself asks. */
export type Answering = (request: Arrived, door?: Door) => Promise<Reply>;

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
  const { method, url, headers } = request;
  const reply = await answering({
    ...{ method, headers, url: new URL(url) },
    bytes: (most) => boundedBody(request, most),
  });
  if (reply.status === 0) throw failed("fetch failed");
  return reply.missing === undefined ? whole(reply, method) : halfOf(reply);
}

function whole({ status, headers, body }: Reply, method: string): Response {
  const isEmpty = method === "HEAD" || [204, 205, 304].includes(status);
  return new Response(isEmpty ? null : (body ?? null), { status, headers: [...headers] });
}

function halfOf(reply: Reply): Response {
  const half = bytesOf(reply);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(half),
    pull: (controller) => controller.error(failed("terminated")),
  });
  const headers = new Headers([...reply.headers]);
  headers.set("Content-Length", String(half.length + (reply.missing ?? 0)));
  return new Response(body, { status: reply.status, headers });
}

function failed(message: string): TypeError {
  const cause = Object.assign(new Error("The connection was reset"), { code: "ECONNRESET" });
  return new TypeError(message, { cause });
}

async function boundedBody(
  { body }: Request,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | "too-large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.length;
    if (size > most) return "too-large";
    chunks.push(next.value);
  }
  return joined(chunks, size);
}
