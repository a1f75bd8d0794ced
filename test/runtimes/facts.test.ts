import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { format } from "prettier";
import { expect, test } from "vitest";
import { folderOfFile } from "../packed-client.js";
import { root } from "../program.js";
import { facts, factsPage, type Measured } from "./facts-page.js";
import { installedRuntimes, workerd } from "./programs.js";
import { startWorker } from "./start-worker.js";

/*
 * docs/runtimes.md is what the runtimes of this folder's lock file do.
 */
const page = join(root, "docs", "runtimes.md");
const runtimes = installedRuntimes();
const workerdProgram = workerd();

/** For Node, Bun and Deno. */
const inProcess = `
import { measureFacts } from "./facts.mjs";
const own = {};
if (globalThis.Bun) own.file = async () => Bun.file(process.execPath);
else if (!globalThis.Deno) own.file = async () => (await import("node:fs")).openAsBlob(process.execPath);
const [origin, closed] = process.argv.slice(-2);
const told = await measureFacts(origin, closed, own);
console.log(JSON.stringify({ version: globalThis.Deno?.version.deno ?? process.versions.bun ?? process.versions.node, told }));
process.exit(0);
`;

const inWorker = `
import { measureFacts } from "./facts.mjs";
export default { async fetch(request) {
  const { searchParams } = new URL(request.url);
  return Response.json(await measureFacts(searchParams.get("origin"), searchParams.get("closed")));
} };
`;

test.runIf(runtimes.length === 5 && workerdProgram)(
  "docs/runtimes.md is what was measured",
  { timeout: 60_000 },
  async () => {
    const server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const closed = await closedOrigin();
    const folder = folderOfFile();
    for (const [name, contents] of Object.entries({ process: inProcess, worker: inWorker })) {
      await build({
        stdin: { contents, resolveDir: import.meta.dirname },
        outfile: join(folder, `${name}.mjs`),
        ...{ bundle: true, format: "esm", platform: "neutral", external: ["node:fs"] },
      });
    }
    const measured = new Map<string, Measured>();
    for (const { name, program, args } of runtimes) {
      const all = [...args, join(folder, "process.mjs"), origin, closed];
      const { stdout } = await promisify(execFile)(program, all);
      const { version, told } = JSON.parse(stdout) as { version: string; told: Measured };
      // The patch of the Node that runs the tests is the machine's own.
      const shown = name.startsWith("Node") ? version.replace(/\..*/, "") : version;
      measured.set(`${name.replace(/ .*/, "")} ${shown}`, told);
    }
    const worker = await startWorker(workerdProgram as string, join(folder, "worker.mjs"));
    try {
      const query = new URLSearchParams({ origin, closed }).toString();
      const told = (await (await fetch(`${worker.origin}/?${query}`)).json()) as Measured;
      measured.set("workerd", told);
    } finally {
      await worker.stop();
      server.closeAllConnections();
      server.close();
    }
    for (const [name, told] of measured)
      expect([name, Object.keys(told)]).toEqual([name, Object.keys(facts)]);
    const text = await format(factsPage(measured), { parser: "markdown", printWidth: 100 });
    if (process.env["UPDATE_RUNTIMES"]) writeFileSync(page, text);
    expect(readFileSync(page, "utf8")).toBe(text);
  },
);

/** Where a server was and is no more. */
async function closedOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const json = { "content-type": "application/json" };
  if (request.url === "/silent") return;
  if (request.url === "/empty") return void response.writeHead(200, json).end();
  if (request.url === "/redirect") return void response.writeHead(302, { location: "/echo" }).end();
  let body = "";
  request.setEncoding("latin1");
  request.on("data", (chunk: string) => (body += chunk));
  request.on("end", () => {
    const { host, authorization } = request.headers;
    response.writeHead(200, json);
    response.end(JSON.stringify({ method: request.method, host, authorization, body }));
  });
}
