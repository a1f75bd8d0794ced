import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface ListServer {
  readonly url: string;
  /** The targets that were asked for, such as `/items?page=2`. */
  readonly targets: string[];
  /** How many requests were open at the same time, at most. */
  readonly mostOpen: () => number;
  /** How many requests the client gave up before they were answered. */
  readonly aborted: () => number;
  close(): Promise<void>;
}

/** Serves what `answer` says about a query; `undefined` closes the connection without an answer. */
export async function startListServer(
  answer: (
    query: URLSearchParams,
    count: number,
  ) => Answer | undefined | Promise<Answer | undefined>,
): Promise<ListServer> {
  const targets: string[] = [];
  let open = 0;
  let mostOpen = 0;
  let aborted = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    targets.push(request.url ?? "");
    mostOpen = Math.max(mostOpen, ++open);
    response.on("close", () => {
      open--;
      if (!response.writableEnded && !request.socket.destroyed) return;
      if (!response.writableEnded) aborted++;
    });
    const query = new URL(request.url ?? "", "http://any").searchParams;
    const answered = await answer(query, targets.length);
    if (!answered) return void request.socket.destroy();
    response.writeHead(answered.status ?? 200, {
      "content-type": "application/json",
      ...answered.headers,
    });
    response.end(JSON.stringify(answered.body));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    mostOpen: () => mostOpen,
    aborted: () => aborted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
