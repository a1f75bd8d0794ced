import { EventEmitter, getEventListeners, on } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import type { Client } from "../../../src/runtime/index.js";
import { createClient, reconcilePatients } from "./patients-client.js";
import type { PatientRow } from "./patients-client.js";
import { startPatientsServer, type PatientsServer } from "./patients-server.js";

/* Where the rows come from: lists, streams, and what is left open when a run ends before its source. */

let server: PatientsServer;
let client: Client;
afterEach(() => server.close());

async function start(): Promise<void> {
  server = await startPatientsServer();
  client = createClient({ baseUrl: server.url, retries: 1 });
}

const jane: PatientRow = { external_id: "P-1", name: "Jane" };

describe("the source of reconcilePatients", () => {
  it("takes rows from a stream as it needs them, as many at once as it may", async () => {
    let running = 0;
    let most = 0;
    let taken = 0;
    let settled = 0;
    await start();
    async function* rows(): AsyncGenerator<PatientRow> {
      for (let index = 0; index < 200; index++) {
        await Promise.resolve();
        taken++;
        most = Math.max(most, taken - settled);
        yield { external_id: `P-${index}`, name: "Patient" };
      }
    }
    const slow: Client = {
      async call<Outcome>(...given: Parameters<Client["call"]>): Promise<Outcome> {
        running++;
        expect(running).toBeLessThanOrEqual(5);
        const outcome = await client.call<Outcome>(...given);
        running--;
        return outcome;
      },
    };

    const summary = await reconcilePatients(slow, rows(), {
      concurrency: 5,
      onRow: (_outcome, counts) => {
        settled++;
        expect(counts.created).toBe(settled);
      },
    });

    expect(summary).toMatchObject({ created: 200, failures: [], complete: true });
    expect(most).toBe(5);
  });

  it("has one listener on the caller's signal, however many rows are under way", async () => {
    await start();
    const { signal } = new AbortController();
    const rows = Array.from({ length: 40 }, (_, index) => ({ ...jane, external_id: `P-${index}` }));
    let underWay = 0;
    let most = 0;
    const counting: Client = {
      async call<Outcome>(...given: Parameters<Client["call"]>): Promise<Outcome> {
        most = Math.max(most, ++underWay);
        const outcome = await client.call<Outcome>(...given);
        expect(getEventListeners(signal, "abort")).toHaveLength(1);
        underWay--;
        return outcome;
      },
    };

    const summary = await reconcilePatients(counting, rows, { signal, concurrency: 16 });

    expect(summary).toMatchObject({ created: 40, failures: [], complete: true });
    expect(most).toBe(16);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("begins no more rows after an abort, and says so", async () => {
    await start();
    const controller = new AbortController();
    let isClosed = false;
    function* rows(): Generator<PatientRow> {
      try {
        for (let index = 0; ; index++) yield { external_id: `P-${index}`, name: "Patient" };
      } finally {
        isClosed = true;
      }
    }

    const summary = await reconcilePatients(client, rows(), {
      signal: controller.signal,
      onRow: (_outcome, { created }) => {
        if (created === 10) controller.abort();
      },
    });

    expect(summary.complete).toBe(false);
    expect(summary.failures).toEqual([]);
    expect(isClosed).toBe(true);
    expect(server.patients.size).toBeLessThan(20);
  });

  it("ends on an abort while the source waits, and leaves no listener", async () => {
    await start();
    const controller = new AbortController();
    const { signal } = controller;
    async function* rows(): AsyncGenerator<PatientRow> {
      yield jane;
      setTimeout(() => controller.abort(), 500);
      await new Promise(() => {});
    }

    const summary = await reconcilePatients(client, rows(), { signal });

    expect(summary).toMatchObject({ created: 1, failures: [], complete: false });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("lets a source that an abort leaves close itself, and asks it for no more", async () => {
    await start();
    const controller = new AbortController();
    const { signal } = controller;
    const queue = new EventEmitter();
    const messages = on(queue, "row");
    let asked = 0;
    const rows: AsyncIterable<PatientRow> = {
      [Symbol.asyncIterator]: () => ({
        async next() {
          asked++;
          const { done, value } = await messages.next();
          return done ? { done, value } : { value: value[0] };
        },
        return: async () => ({ done: true, value: await messages.return?.() }),
      }),
    };
    queue.emit("row", jane);
    queue.emit("row", { ...jane, external_id: "P-2" });
    const onRow = (_outcome: unknown, { created }: { created: number }): void => {
      if (created === 2) setTimeout(() => controller.abort(), 20);
    };

    const summary = await reconcilePatients(client, rows, { signal, onRow });

    expect(summary).toMatchObject({ created: 2, failures: [], complete: false });
    expect(queue.listenerCount("row")).toBe(0);
    expect(asked).toBe(3);
  });

  it("throws what onRow throws while the source waits", async () => {
    await start();
    async function* rows(): AsyncGenerator<PatientRow> {
      yield jane;
      await new Promise(() => {});
    }
    const onRow = (): never => {
      throw new Error("the database is gone");
    };

    const run = reconcilePatients(client, rows(), { onRow });

    await expect(run).rejects.toThrow("the database is gone");
  });

  it("throws the first error where closing the source throws another", async () => {
    await start();
    const rows: AsyncIterable<PatientRow> = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: jane }),
        return: () => Promise.reject(new Error("it cannot be closed")),
      }),
    };
    const onRow = (): never => {
      throw new Error("the database is gone");
    };

    await expect(reconcilePatients(client, rows, { onRow })).rejects.toThrow(
      "the database is gone",
    );
  });

  it("throws what closing the source throws", async () => {
    await start();
    const controller = new AbortController();
    const rows: AsyncIterable<PatientRow> = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: jane }),
        return: () => Promise.reject(new Error("it cannot be closed")),
      }),
    };
    const { signal } = controller;
    const onRow = (): void => controller.abort();

    const run = reconcilePatients(client, rows, { onRow, signal, concurrency: 1 });

    await expect(run).rejects.toThrow("it cannot be closed");
  });

  it("makes no more of a concurrency than there are rows for it", async () => {
    await start();
    const rows = Array.from({ length: 30 }, (_, index) => ({ ...jane, external_id: `P-${index}` }));

    const summary = await reconcilePatients(client, rows, { concurrency: 2 ** 40 });

    expect(summary).toMatchObject({ created: 30, complete: true });
  });

  it.each(["source", "onRow"])(
    "throws what the caller's %s throws, after the rows that were begun",
    async (who) => {
      await start();
      let begun = 0;
      let ended = 0;
      async function* rows(): AsyncGenerator<PatientRow> {
        while (begun < 100) {
          await Promise.resolve();
          if (who === "source" && begun === 10) throw new Error("the database is gone");
          yield { external_id: `P-${begun++}`, name: "Patient" };
        }
      }

      const run = reconcilePatients(client, rows(), {
        onRow: () => {
          if (++ended === 5 && who === "onRow") throw new Error("the database is gone");
        },
      });

      await expect(run).rejects.toThrow("the database is gone");
      expect(ended).toBe(begun);
      expect(begun).toBeLessThan(12);
    },
  );

  it.each([0, 1.5, NaN, -1])("refuses a concurrency of %s", async (concurrency) => {
    await start();

    await expect(reconcilePatients(client, [jane], { concurrency })).rejects.toMatchObject({
      error: { kind: "invalid", parameter: "concurrency" },
    });
    expect(server.requests).toEqual([]);
  });
});
