import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** Answers one request on a raw socket. `index` counts the server's requests from 0. */
export type Serve = (socket: Socket, index: number, request: string) => void;

/** A server that speaks HTTP only as far as its rows want it to. */
export interface RawServer {
  readonly url: string;
  /** Every request as it came, head and body. */
  readonly requests: string[];
  /**
   * How many sockets are open on which a request came. Node's fetch opens a new one in place of each that it aborts,
   * and closes it after some idle seconds: that one carries nothing.
   */
  inUse(): number;
  close(): Promise<void>;
}

/** Serves the n-th request with the n-th of `serves`, the rest with the last. */
export async function rawServer(serves: readonly Serve[]): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const used = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      used.delete(socket);
    });
    socket.on("error", () => undefined);
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const length = requestLength(received);
      if (length === undefined) return;
      used.add(socket);
      const request = received.slice(0, length);
      received = received.slice(length);
      const index = requests.push(request) - 1;
      serves[Math.min(index, serves.length - 1)]?.(socket, index, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    inUse: () => used.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Where the first whole request ends, undefined while it is still coming. */
function requestLength(received: string): number | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = received.slice(0, end).toLowerCase();
  const start = end + 4;
  if (head.includes("transfer-encoding: chunked")) {
    const last = received.indexOf("0\r\n\r\n", start);
    return last < 0 ? undefined : last + 5;
  }
  const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
  return received.length < start + length ? undefined : start + length;
}
