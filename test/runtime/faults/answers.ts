import type { Serve } from "./raw-server.js";

/** What no failure may ever show: it stands in keys, headers and bodies of both directions. */
export const canary = "CANARY7d1f";

/** A record as the API has it. */
export const record: string = JSON.stringify({
  data: { id: "1", name: `Jane ${canary}` },
  meta: { page: 1 },
});

/** An error body that quotes a person. */
export const errorBody: string = JSON.stringify({ error: `Jane ${canary}` });

/** Answers with these bytes and closes. */
export function bytes(...parts: readonly (string | Uint8Array)[]): Serve {
  return (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };
}

/** A whole answer with a length. */
export function answer(
  status: number | string,
  body: string | Uint8Array = errorBody,
  headers: Readonly<Record<string, string>> = {},
): Serve {
  return bytes(head(status, { "content-length": `${Buffer.byteLength(body)}`, ...headers }), body);
}

/** A status line and headers; JSON unless the headers say otherwise. */
export function head(status: number | string, headers: Readonly<Record<string, string>>): string {
  const all = { "content-type": "application/json", connection: "close", ...headers };
  const lines = Object.entries(all).filter(([, value]) => value !== "");
  return [
    `HTTP/1.1 ${status} X`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n");
}

/** The success that a retry may reach. */
export const success: Serve = answer(200, record);

/** Sends what it has and resets the connection. */
export function reset(...parts: readonly string[]): Serve {
  return (socket) => {
    if (parts.length === 0) socket.resetAndDestroy();
    else socket.write(parts.join(""), () => setTimeout(() => socket.resetAndDestroy(), 5));
  };
}

/** Sends what it has and never says more. */
export function stall(...parts: readonly string[]): Serve {
  return (socket) => {
    for (const part of parts) socket.write(part);
  };
}

/** Waits, in milliseconds, before it answers. */
export function late(ms: number, serve: Serve): Serve {
  return (...given) => {
    setTimeout(() => serve(...given), ms).unref();
  };
}
