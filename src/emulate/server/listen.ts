import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Door } from "./guard.js";
import type { Answering } from "./in-process.js";
import { arrivedOver, type Incoming } from "./over-http.js";
import { send, type Outgoing } from "./send.js";

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

const limits = { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 32 * 1024 };

/** Serves over HTTP. Rejects where the port is taken. */
export async function listen(
  answering: Answering,
  { port = 0, hostname = "127.0.0.1", allowedHosts = [], cors = [] }: ListenOptions,
): Promise<Listening> {
  const hosts = [hostname, ...allowedHosts].map((host) => host.toLowerCase());
  const door: Door = { hosts, origins: cors };
  const server = createServer(limits, (incoming, outgoing) => {
    void serve({ incoming, outgoing }, answering, door);
  });
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

async function serve(
  { incoming, outgoing }: { incoming: Incoming; outgoing: Outgoing },
  answering: Answering,
  door: Door,
): Promise<void> {
  const arrived = arrivedOver(incoming);
  if (arrived === undefined) {
    outgoing.writeHead(400, { "content-length": 0 }).end();
    return;
  }
  try {
    send(await answering(arrived, door), outgoing);
  } catch {
    // The caller went away in the middle of its request.
    outgoing.destroy();
  }
}
