import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The server that every runtime makes the same calls to. */
export interface SuiteServer {
  origin: string;
  /** Serves a text at a path, for a page and its script. */
  serve(path: string, contentType: string, text: string): void;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const patient = { id: "p1", name: "Zoë 🩺", created_at: "2026-03-15T09:30:00.000Z" };

/** Listens on any free port of loopback. */
export async function startServer(): Promise<SuiteServer> {
  const texts = new Map<string, [contentType: string, text: string]>();
  const limited = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const [contentType, text] = texts.get(pathname) ?? [];
      if (contentType !== undefined) {
        response.writeHead(200, { "content-type": contentType }).end(text);
        return;
      }
      const body = Buffer.concat(chunks).toString("latin1");
      answerTo(`${request.method} ${pathname}`, limited)(request, response, body);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (path, contentType, text) => texts.set(path, [contentType, text]),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function answerTo(line: string, limited: Set<string>): Answer {
  const answers: Record<string, Answer> = {
    "GET /v1/patients": ({ url = "", headers }, response) => {
      const page = Number(new URL(url, "http://localhost").searchParams.get("page") ?? 1);
      const data = [{ ...patient, id: `p${page}`, name: headers["x-api-key"] }];
      send(response, 200, { data, meta: { page, limit: 1, total_pages: 3 } });
    },
    "GET /v1/patients/p%201": (_, response) => send(response, 200, { data: patient }),
    "POST /v1/patients": (_, response, body) =>
      send(response, 201, { data: { ...patient, name: utf8(JSON.parse(body).name) } }),
    "POST /v1/patients/p1/documents": (request, response, body) => {
      const boundary = /boundary=(.+)$/.exec(request.headers["content-type"] ?? "")?.[1] ?? "none";
      const [, head = "", text = ""] =
        /\r\n(Content-Disposition[^]*?)\r\n\r\n([^]*?)\r\n--/i.exec(
          body.slice(body.indexOf(boundary)),
        ) ?? [];
      const filename = /filename="(.*?)"/.exec(head)?.[1];
      send(response, 201, { data: { filename, length: text.length } });
    },
    "GET /v1/patients/limited": ({ headers }, response) => {
      const who = String(headers["x-run"]);
      if (limited.has(who)) return send(response, 200, { data: patient });
      limited.add(who);
      response.setHeader("retry-after", "1");
      send(response, 429, { error: "Too many requests" });
    },
    "GET /v1/patients/always-limited": (_, response) => {
      response.setHeader("retry-after", "86400");
      send(response, 429, { error: "Too many requests" });
    },
    "GET /v1/patients/html": (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Proxy</h1>"),
    "GET /v1/patients/redirect": (_, response) =>
      response.writeHead(302, { location: "/v1/patients/p%201" }).end(),
    "GET /v1/patients/cut": (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"data":');
      setTimeout(() => response.destroy(), 50);
    },
    // Neither is ever answered: what ends them is the client.
    "GET /v1/patients/stalled": (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"data":');
    },
    "GET /v1/patients/silent": () => undefined,
    "DELETE /v1/patients/p1": (_, response) => response.writeHead(204).end(),
  };
  return answers[line] ?? ((_, response) => send(response, 404, { error: `No ${line}` }));
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
