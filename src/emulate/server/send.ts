import type { ServerResponse } from "node:http";
import { bytesOf, type Reply } from "../answers/reply.js";

/** Where an answer goes. */
export type Outgoing = ServerResponse;

/** Sends a reply, or as much of it as is to arrive. */
export function send(reply: Reply, outgoing: Outgoing): void {
  const { status, headers, body = "", missing } = reply;
  if (status === 0) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const hasBody = status !== 204 && status !== 304;
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  if (hasBody) headers.set("content-length", String(length + (missing ?? 0)));
  // As a list of names and values, which Node sends as it is.
  outgoing.writeHead(status, [...headers].flat());
  if (missing === undefined) outgoing.end(hasBody ? body : undefined);
  else outgoing.write(bytesOf(reply), () => outgoing.destroy());
}
