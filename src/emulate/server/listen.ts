import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Connection, Door } from "./connection.js";
import type { Answering } from "./in-process.js";

export interface ListenOptions {
  /** Default 0: any free port. */
  port?: number | undefined;
  /** The address to listen on. Default 127.0.0.1: nobody but this machine. */
  hostname?: string | undefined;
  /** Host names that it answers to, beside its own, `localhost` and addresses: others are refused with a 403. */
  allowedHosts?: readonly string[] | undefined;
  /** Origins whose pages may read and write, such as `http://localhost:3000`; `*`: all. Default: none. */
  cors?: readonly string[] | undefined;
}

/** A running server. */
export interface Listening {
  port: number;
  /** Its own address, such as `http://localhost:8787`. */
  origin: string;
  close(): Promise<void>;
}

/** Serves over HTTP. Rejects where the port is taken. */
export async function listen(
  answering: Answering,
  { port = 0, hostname = "127.0.0.1", allowedHosts = [], cors = [] }: ListenOptions,
): Promise<Listening> {
  const hosts = [hostname, ...allowedHosts].map((host) => host.toLowerCase());
  const door: Door = { hosts, origins: cors };
  const server = createAdaptorServer({
    fetch: (request, env) => answering(request, socketOf(env as Sockets, door)),
    // Whoever embeds the emulator keeps its own Request and Response.
    overrideGlobalObjects: false,
    serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 32 * 1024 },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  const address = server.address() as AddressInfo;
  const local = hostname === "127.0.0.1" || hostname === "::1" || hostname === "localhost";
  const host = local ? "localhost" : hostname.includes(":") ? `[${hostname}]` : hostname;
  return {
    port: address.port,
    origin: `http://${host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Sockets {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

function socketOf({ incoming, outgoing }: Sockets, door: Door): Connection {
  return {
    door,
    cut: async () => {
      incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    },
    truncate: async ({ status, headers, half, length }) => {
      outgoing.writeHead(status, { ...Object.fromEntries(headers), "content-length": length });
      await new Promise<void>((resolve) => outgoing.write(half, () => resolve()));
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    },
  };
}
