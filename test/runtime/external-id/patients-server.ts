import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  patientsStore,
  type PatientsStore,
  type PatientsStoreOptions,
  type SeenRequest,
} from "./patients-store.js";

/** What the server does with a request, beside answering it. */
export type Fault =
  /** Carries the request out and closes the connection without an answer. */
  | "loseAnswer"
  /** Carries the request out and closes the connection in the middle of the answer. */
  | "cutAnswer"
  /** Closes the connection without carrying anything out. */
  | "reset"
  /** Answers with this instead. */
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

export interface PatientsServerOptions extends PatientsStoreOptions {
  /** Decides about each request; `earlier` are those before it. */
  fault?: (request: SeenRequest, earlier: readonly SeenRequest[]) => Fault | undefined;
}

export interface PatientsServer extends PatientsStore {
  readonly url: string;
  readonly requests: SeenRequest[];
  close(): Promise<void>;
}

/** Serves a store over HTTP, with faults to order. */
export async function startPatientsServer(
  options: PatientsServerOptions = {},
): Promise<PatientsServer> {
  const { fault } = options;
  const store = patientsStore(options);
  const requests: SeenRequest[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const seen = {
      method: request.method ?? "",
      target: request.url ?? "",
      body: Buffer.concat(chunks).toString("latin1"),
    };
    const ordered = fault?.(seen, [...requests]);
    requests.push(seen);
    if (ordered === "reset") return void request.socket.destroy();
    const answer = typeof ordered === "object" ? ordered : store.carryOut(seen);
    if (ordered === "loseAnswer") return void request.socket.destroy();
    const text = answer.body === undefined ? "" : JSON.stringify(answer.body);
    response.writeHead(answer.status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
      ...answer.headers,
    });
    if (ordered === "cutAnswer") {
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      return;
    }
    response.end(text);
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...store,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
