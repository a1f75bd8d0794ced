import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, expect, test, vi } from "vitest";
import {
  connect,
  inBody,
  inEnvelope,
  inPath,
  json,
  writeGuard,
  type CallFailure,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send } from "./json-server.js";

const size = process.env["CHECK_ALL"] ? 4_000 : 2_000;
const get: Operation = {
  id: "get",
  method: "GET",
  path: "/records/{id}",
  parameters: [[inPath, "id"]],
  envelope: [inEnvelope, "data"],
  errors: [429, 500],
};
const create: Operation = {
  id: "create",
  method: "POST",
  guard: writeGuard,
  path: "/records",
  body: [inBody, json],
  envelope: [inEnvelope, "data"],
  errors: [429, 500],
};

const rejections: unknown[] = [];
const note = (reason: unknown): void => void rejections.push(reason);
process.on("unhandledRejection", note);
afterAll(() => {
  vi.restoreAllMocks();
  process.off("unhandledRejection", note);
});

test(
  `${size} calls, 50 at a time, through a server that fails a third of them`,
  { timeout: 300_000 },
  async () => {
    // Short waits: a hundred of them are pauses of the whole client.
    vi.spyOn(Math, "random").mockReturnValue(0.02);
    const random = numbers();
    const stored: string[] = [];
    const server = await jsonServer(({ method, body }, response) => {
      const before = random() < 1 / 6;
      if (before && random() < 0.5) return send(response, {}, { status: 429 });
      if (before) return response.destroy();
      if (method === "POST") stored.push(body.toString());
      const after = random();
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
    // What the first fifth left behind is all that stays.
    const [first = 0] = heaps.slice(2);
    expect((heaps.at(-1) ?? 0) - first).toBeLessThan(8 * 2 ** 20);
  },
);

/** Counts what was opened since and is still open. */
function countOpen(kind: "Timeout" | "TCPSocketWrap"): () => number {
  const count = (): number =>
    process.getActiveResourcesInfo().filter((name) => name === kind).length;
  const before = count();
  return () => Math.max(0, count() - before);
}

/** What is in use once everything unreachable is gone, in bytes. */
function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

/** Numbers from 0 to 1, the same in every run (a linear congruential generator, Numerical Recipes). */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
