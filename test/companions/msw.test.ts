import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { clientOf, type Exported } from "../client-of.js";
import { root } from "../program.js";

/*
 * Handlers for a test, with MSW itself between the client and the network. MSW 3 is for Node from 22.12 on; Node 20 lacks
 * one function that it uses.
 */
if (!("withResolvers" in Promise)) {
  Object.assign(Promise, {
    withResolvers() {
      const made: Record<string, unknown> = {};
      made["promise"] = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      return made;
    },
  });
}

type Make = (...given: unknown[]) => never;
type Call = (client: unknown, request?: object) => Promise<Record<string, unknown>>;

interface Made {
  calls: Record<string, Call>;
  handlers: Record<string, Make>;
  create: (baseUrl: string, apiKey?: string) => unknown;
}

async function made(document: string, int64: "bigint" | "number" = "number"): Promise<Made> {
  const { client, importFile, folder } = await clientOf(document, { companions: ["msw"], int64 });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const handlers = (await importFile("msw")) as Record<string, Make>;
  const calls = client as unknown as Record<string, Call>;
  const create = (baseUrl: string, apiKey?: string): unknown =>
    (client as Exported)["createClient"]?.({ baseUrl, apiKey, retries: 0 });
  return { calls, handlers, create };
}

test(
  "answers, failures, delays and once, and the emulator behind them",
  { timeout: 60_000 },
  async () => {
    const healos = readFileSync(join(root, "spec", "healos.yaml"), "utf8");
    const { calls, handlers, create } = await made(healos);
    const emulator = await createEmulator({ seed: 3 });
    const client = create(
      `https://healos.example/proxy${emulator.basePath}`,
      emulator.keys[0]?.key,
    );
    const patient = { id: "7", name: "Jane Doe", created_at: "2026-03-15T09:30:00Z" };
    const get = handlers["getPatientHandler"] as Make;
    const server = setupServer(
      get({ error: { status: 404, body: { error: "Gone." } }, delayMs: 40 }, { once: true }),
      get((_: Request, { patientId }: { patientId: string }) => ({
        data: { ...patient, id: patientId },
      })),
      (handlers["createPatientHandler"] as Make)({ data: patient }),
      (handlers["updatePatientHandler"] as Make)({ error: { kind: "network" } }),
    );
    server.listen({ onUnhandledFrame: "error" });
    try {
      const began = performance.now();
      expect(await calls["getPatient"]?.(client, { patientId: "7" })).toMatchObject({
        ok: false,
        error: { kind: "http", status: 404, body: { error: "Gone." } },
      });
      expect(performance.now() - began).toBeGreaterThan(35);
      const found = await calls["getPatient"]?.(client, { patientId: "8/é" });
      expect(found).toMatchObject({ ok: true, data: { id: "8/é", name: "Jane Doe" } });
      expect(await calls["createPatient"]?.(client, { body: { name: "Jane Doe" } })).toMatchObject({
        response: { status: 201 },
      });
      const lost = await calls["updatePatient"]?.(client, { patientId: "7", body: { name: "Jo" } });
      expect(lost).toMatchObject({ ok: false, error: { kind: "network" } });
      const meta = { page: 1, limit: 1, total: 1, total_pages: 1 };
      server.use((handlers["listPatientsHandler"] as Make)({ data: [patient], meta }));
      expect(await calls["listPatients"]?.(client)).toMatchObject({ data: [patient], meta });
      server.use(...(handlers["emulatorHandlers"] as (emulator: unknown) => never[])(emulator));
      const direct = create(`https://healos.example${emulator.basePath}`, emulator.keys[0]?.key);
      const stored = await calls["listPatients"]?.(direct, { limit: 2 });
      expect(stored).toMatchObject({ ok: true, data: [{}, {}] });
      // One that is served, as a page reaches it.
      const { origin, close } = await emulator.listen();
      server.use(
        ...(handlers["emulatorHandlers"] as (url: string) => never[])(origin + emulator.basePath),
      );
      expect(await calls["listPatients"]?.(direct, { limit: 1 })).toMatchObject({
        ok: true,
        data: [{}],
      });
      await close();
    } finally {
      server.close();
    }
  },
);

const odd = `
paths:
  /files/{name}.json: { get: { operationId: getFile, tags: [x], parameters: [{ name: name, in: path, required: true, schema: { type: string } }], responses: { "200": { description: A text., content: { text/csv: { schema: { type: string } } } } } } }
  /files/{id}: { get: { operationId: getById, tags: [x], parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "200": { description: One., content: { application/json: { schema: { type: object, properties: { id: { type: integer, format: int64 } } } } } } } } }
  /files/last: { get: { operationId: getLast, tags: [x], responses: { "204": { description: None. } } } }
  /of/{owner}/files/{id}: { get: { operationId: getOwned, tags: [x], parameters: [{ name: owner, in: path, required: true, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: string } }], responses: { "200": { description: Lines., content: { application/jsonl: { itemSchema: { type: integer } } } } } } }
`;

test(
  "paths that fit several operations, texts, 64-bit integers and streams",
  { timeout: 60_000 },
  async () => {
    const { calls, handlers, create } = await made(odd, "bigint");
    const client = create("https://files.example");
    const server = setupServer(
      (handlers["getByIdHandler"] as Make)({ data: { id: 2n ** 60n } }),
      (handlers["getFileHandler"] as Make)({ data: "a,b" }),
      (handlers["getLastHandler"] as Make)({}),
      (handlers["getOwnedHandler"] as Make)({ data: numbers() }),
    );
    server.listen({ onUnhandledFrame: "error" });
    try {
      expect(await calls["getById"]?.(client, { id: "7" })).toMatchObject({
        data: { id: 2n ** 60n },
      });
      expect(await calls["getFile"]?.(client, { name: "7" })).toMatchObject({ data: "a,b" });
      expect(await calls["getLast"]?.(client)).toMatchObject({ ok: true, data: undefined });
      const lines = await calls["getOwned"]?.(client, { owner: "me", id: "7" });
      const read: unknown[] = [];
      const { data } = lines as { data: AsyncIterable<unknown> };
      for await (const line of data) read.push(line);
      expect(read).toEqual([1, 2]);
    } finally {
      server.close();
    }
  },
);

async function* numbers(): AsyncGenerator<number> {
  yield await Promise.resolve(1);
  yield 2;
}
