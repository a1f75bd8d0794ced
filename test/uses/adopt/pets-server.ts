import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request, as far as it says what is asked for. */
export type Sent = Record<"body" | "headers" | "method" | "url", unknown>;

const told = ["authorization", "content-type", "x-api-key", "x-app", "x-own", "x-trace"];

/** A server of pets that keeps what it was sent. */
export async function petsServer(): Promise<{ base: string; sent: Sent[] }> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const named = told.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []));
      sent.push({ method, url, headers: Object.fromEntries(named) as unknown, body });
      const [status, answer] = answerTo(method, url.split("?")[0] ?? "");
      response.writeHead(status, { "Content-Type": "application/json", ETag: '"1"' });
      response.end(answer === undefined ? undefined : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, sent };
}

function answerTo(method: string, path: string): [status: number, body?: unknown] {
  if (method === "DELETE") return [204];
  if (method === "POST") return [201, { id: "9", name: "Rex" }];
  if (path.endsWith("/pets")) return [200, [{ id: "1", name: "Ada" }]];
  const id = decodeURIComponent(path.split("/").at(-1) ?? "");
  return id === "none" ? [404, { message: "There is none." }] : [200, { id, name: `Pet ${id}` }];
}
