import { execFile } from "node:child_process";
import { truncateSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderOfFile } from "../packed-client.js";
import { root } from "../program.js";
import { installedRuntimes } from "./programs.js";

/*
 * A large file is sent while it is read: a gigabyte by this Node, and by the others enough to show that it is not kept.
 * Deno is left out: a Blob of a file on disk it does not have.
 */
const folder = folderOfFile();
const bundle = join(folder, "client.mjs");
const path = join(folder, "scan.bin");
const all = process.env["CHECK_ALL"] === "1";
const enough = 2 ** 28;
const large = all ? 2 ** 30 : enough;
const runtimes = installedRuntimes().filter(({ name }) => name !== "Deno");
const tried = all ? runtimes : runtimes.slice(0, 1);
const cases = [
  ...runtimes.slice(0, 1).map((runtime) => ({ ...runtime, progress: "", size: large })),
  ...tried.map((runtime) => ({ ...runtime, progress: "1", size: enough })),
];
let server: Server;
let arrived = 0;

beforeAll(async () => {
  writeFileSync(path, "");
  await build({
    entryPoints: [join(root, "generated", "src", "index.ts")],
    outfile: bundle,
    bundle: true,
    format: "esm",
    platform: "neutral",
  });
  server = createServer((request, response) => {
    arrived = 0;
    request.on("data", (chunk: Buffer) => (arrived += chunk.length));
    request.on("end", () =>
      response.setHeader("content-type", "application/json").end(`{"data":{}}`),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => server.close());

test.each(cases)(
  "$name keeps less than 64 MB of $size bytes (progress: $progress)",
  { timeout: 60_000 },
  async ({ name, program, args, progress, size }) => {
    truncateSync(path, size);
    const { port } = server.address() as AddressInfo;
    const { stdout } = await promisify(execFile)(
      program,
      [
        ...args,
        join(import.meta.dirname, "large-upload.mjs"),
        ...[bundle, `http://127.0.0.1:${port}`, path, name],
      ],
      { env: { ...process.env, PROGRESS: progress } },
    );
    const told = JSON.parse(stdout) as { ok: boolean; grownMB: number };
    expect(told).toMatchObject({ ok: true });
    expect(arrived).toBeGreaterThan(size);
    expect(told.grownMB).toBeLessThan(64);
  },
);
