import { afterAll, expect, test, vi } from "vitest";
import {
  connect,
  json,
  type CallFailure,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send } from "./json-server.js";

const size = process.env["CHECK_ALL"] ? 10_000 : 2_000;
const get: Operation = {
  id: "get",
  method: "GET",
  path: "/records/{id}",
  envelope: "data",
  errors: [429, 500],
};
const create: Operation = {
  id: "create",
  method: "POST",
  path: "/records",
  body: json,
  envelope: "data",
  errors: [429, 500],
};

const rejections: unknown[] = [];
const note = (reason: unknown): void => void rejections.push(reason);
process.on("unhandledRejection", note);
afterAll(() => process.off("unhandledRejection", note));

test(
  `${size} calls, 50 at a time, through a server that fails a third of them`,
  { timeout: 300_000 },
  async () => {
    const stored: string[] = [];
    const server = await jsonServer(({ method, body }, response) => {
      const before = Math.random() < 1 / 6;
      if (before && Math.random() < 0.5) return send(response, {}, { status: 429 });
      if (before) return response.destroy();
      if (method === "POST") stored.push(body.toString());
      const after = Math.random();
      if (after < 0.1) return response.destroy();
      if (after < 0.2) return send(response, {}, { status: 500 });
      return send(response, { data: stored.length });
    });
    const timers = countOpen("Timeout");
    const sockets = countOpen("TCPSocketWrap");
    const client = connect({ baseUrl: server.url }, { baseUrl: "" });
    const ends = { ok: 0, failed: 0, perhaps: 0 };
    let next = 0;
    const heaps: number[] = [];
    const worker = async (): Promise<void> => {
      for (let id = next++; id < size; id = next++) {
        const isRead = id % 2 === 0;
        const result = await client.call<Result<unknown, CallFailure>>(isRead ? get : create, {
          id,
          body: { id },
        });
        if (result.ok) ends.ok++;
        else if (result.error.maybeApplied) ends.perhaps++;
        else ends.failed++;
        if (id % (size / 10) === 0) heaps.push(heapUsed());
      }
    };
    await Promise.all(Array.from({ length: 50 }, worker));
    await server.close();
    expect(ends.ok + ends.failed + ends.perhaps).toBe(size);
    expect(new Set(stored).size).toBe(stored.length);
    expect(timers()).toBe(0);
    await vi.waitFor(() => expect(sockets()).toBe(0));
    expect(rejections).toEqual([]);
    // The second half needs no more memory than the first, but for what is not collected yet.
    const [first = 0] = heaps.slice(2);
    expect((heaps.at(-1) ?? 0) - first).toBeLessThan(30 * 2 ** 20);
  },
);

/** Counts what was opened since and is still open. */
function countOpen(kind: "Timeout" | "TCPSocketWrap"): () => number {
  const count = (): number =>
    process.getActiveResourcesInfo().filter((name) => name === kind).length;
  const before = count();
  return () => Math.max(0, count() - before);
}

function heapUsed(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}
