import { getEventListeners } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import type { Client } from "../../../src/runtime/index.js";
import { createClient, ensureAllPatients, reconcilePatients } from "./patients-client.js";
import { startPatientsServer, type Fault, type PatientsServer } from "./patients-server.js";
import type { SeenRequest } from "./patients-store.js";

/* Many records at once, and what an abort makes of those that are under way. */

let server: PatientsServer;
let client: Client;
afterEach(() => server.close());

async function start(
  fault?: (request: SeenRequest, earlier: readonly SeenRequest[]) => Fault | undefined,
): Promise<void> {
  server = await startPatientsServer(fault ? { fault } : {});
  client = createClient({ baseUrl: server.url, retries: 1 });
}

const requests = (count: number): { body: { name: string; external_id: string }; line: number }[] =>
  Array.from({ length: count }, (_, line) => ({
    body: { name: `Patient ${line}`, external_id: `P-${line}` },
    line,
  }));

/** A client that tells how many of its calls are under way. */
function counting(): { client: Client; most: () => number } {
  let underWay = 0;
  let most = 0;
  return {
    client: {
      async call<Outcome>(...given: Parameters<Client["call"]>): Promise<Outcome> {
        most = Math.max(most, ++underWay);
        return client.call<Outcome>(...given).finally(() => underWay--);
      },
    },
    most: () => most,
  };
}

describe("ensureAllPatients", () => {
  it("creates what is not there, finds what is, and hands each request back", async () => {
    await start();
    server.store({ name: "Patient 3", external_id: "P-3" });
    const lines = new Map<number, string>();

    const summary = await ensureAllPatients(client, requests(20), {
      onRecord: ({ status, request }) => void lines.set(request.line, status),
    });

    expect(summary).toEqual({
      ...{ created: 19, found: 1, failed: 0, stopped: 0 },
      ...{ failures: [], complete: true },
    });
    expect([...lines].filter(([, status]) => status === "found")).toEqual([[3, "found"]]);
    expect(server.patients.size).toBe(20);
  });

  it.each([undefined, 1, 7])("works on %s at a time", async (concurrency) => {
    await start();
    const counted = counting();

    await ensureAllPatients(counted.client, requests(30), { concurrency });

    expect(counted.most()).toBe(concurrency ?? 4);
  });

  it("goes on past what fails, and finishes it on a second run", async () => {
    let isBad = true;
    await start(({ body }) =>
      isBad && /P-1?[05]"/.test(body) ? { status: 400, body: { error: "no" } } : undefined,
    );

    const one = await ensureAllPatients(client, requests(20));
    isBad = false;
    const two = await ensureAllPatients(client, requests(20));

    expect(one).toMatchObject({ created: 16, failed: 4, complete: true });
    expect(one.failures.map(({ request }) => request.line).sort((a, b) => a - b)).toEqual([
      ...[0, 5, 10, 15],
    ]);
    expect(two).toMatchObject({ created: 4, found: 16, failed: 0 });
  });

  it("takes requests from a stream as it needs them", async () => {
    await start();
    let taken = 0;
    let settled = 0;
    let most = 0;
    async function* stream(): AsyncGenerator<{ body: { name: string; external_id: string } }> {
      for (const request of requests(50)) {
        most = Math.max(most, ++taken - settled);
        yield await Promise.resolve(request);
      }
    }

    const summary = await ensureAllPatients(client, stream(), { onRecord: () => void settled++ });

    expect(summary.created).toBe(50);
    expect(most).toBeLessThanOrEqual(5);
  });

  it("refuses a concurrency that is none", async () => {
    await start();
    await expect(ensureAllPatients(client, [], { concurrency: 0 })).rejects.toMatchObject({
      error: { kind: "invalid", parameter: "concurrency" },
    });
  });
});

describe.each([ensureAllPatients, reconcileLike])("an abort of %o", (run) => {
  it("stops what is under way, which has not failed, and begins nothing more", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    await start((_request, earlier) => {
      if (earlier.length === 9) controller.abort(new Error("enough"));
      return undefined;
    });

    const summary = await run(client, requests(100), { signal, concurrency: 3 });

    expect(summary).toMatchObject({ failed: 0, failures: [], complete: false });
    expect(summary.stopped).toBeGreaterThan(0);
    expect(summary.stopped).toBeLessThanOrEqual(3);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is no completion where the last of all was under way", async () => {
    const controller = new AbortController();
    await start(() => {
      controller.abort();
      return undefined;
    });

    const summary = await run(client, requests(1), { signal: controller.signal });

    expect(summary).toMatchObject({ stopped: 1, failed: 0, complete: false });
  });
});

function reconcileLike(
  given: Client,
  all: ReturnType<typeof requests>,
  options: { signal?: AbortSignal; concurrency?: number },
): Promise<Record<"stopped" | "failed", number> & { failures: unknown[]; complete: boolean }> {
  return reconcilePatients(
    given,
    all.map(({ body }) => body),
    options,
  );
}
