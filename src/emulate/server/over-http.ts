import type { IncomingMessage } from "node:http";
import { CallerGone, joined, type Arrived } from "../requests/arrived.js";

/** A request as Node's server has it. */
export type Incoming = IncomingMessage;

/** What came over HTTP; undefined where its Host or its target is none (RFC 9112, sections 3.2 and 7.2). */
export function arrivedOver(incoming: Incoming): Arrived | undefined {
  const { method = "GET", headers } = incoming;
  const url = urlOf(incoming);
  return (
    url && {
      ...{ method, url },
      headers: {
        get: (name) => textOf(headers[name.toLowerCase()]),
        entries: () =>
          Object.entries(headers).map(([name, value]): [string, string] => [
            name,
            textOf(value) ?? "",
          ]),
      },
      bytes: (most) => bytesOf(incoming, most),
    }
  );
}

function textOf(value: string[] | string | undefined): string | null {
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

/** What a host is made of, so that nothing of it is taken for a user or a path. */
const hostLetters = /^[\w.~!$&'()*+,;=%:[\]-]+$/;

function urlOf({ headers: { host = "" }, url: target = "" }: Incoming): URL | undefined {
  if (!hostLetters.test(host)) return undefined;
  const origin = `http://${host}`;
  try {
    if (target.startsWith("/")) return new URL(origin + target);
    // The whole URL, as a proxy is asked; what is asked for is the path.
    const { pathname, search } = new URL(target);
    return new URL(origin + pathname + search);
  } catch {
    return undefined;
  }
}

function bytesOf(incoming: Incoming, most: number): Promise<Uint8Array<ArrayBuffer> | "too-large"> {
  if (Number(incoming.headers["content-length"] ?? 0) > most) return Promise.resolve("too-large");
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    incoming.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      // What still comes is read, and kept by nobody: a caller that writes hears no answer.
      if (size > most) resolve("too-large");
      else chunks.push(chunk);
    });
    incoming.on("end", () => resolve(joined(chunks, size)));
    incoming.on("error", () => reject(new CallerGone()));
    incoming.on("close", () => reject(new CallerGone()));
  });
}
