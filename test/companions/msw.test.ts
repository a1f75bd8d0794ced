import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { clientOf } from "../client-of.js";
import { root } from "../program.js";

/*
 * Handlers for a test, with MSW itself between the client and the network.
 */
type Make = (...given: unknown[]) => never;
type Call = (client: unknown, request: object) => Promise<Record<string, unknown>>;

test(
  "answers, failures, delays and once, and the emulator behind them",
  { timeout: 60_000 },
  async () => {
    const healos = readFileSync(join(root, "spec", "healos.yaml"), "utf8");
    const { client: exports, importFile, folder } = await clientOf(healos, { companions: ["msw"] });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const made = (await importFile("msw")) as Record<string, Make>;
    const emulator = await createEmulator({ seed: 3 });
    const client = (exports["createClient"] as unknown as (options: object) => object)({
      apiKey: emulator.keys[0]?.key,
      baseUrl: `https://healos.example${emulator.basePath}`,
      retries: 0,
    });
    const getPatient = exports["getPatient"] as unknown as Call;
    const listPatients = exports["listPatients"] as unknown as Call;
    const patient = { id: "7", name: "Jane Doe", created_at: "2026-03-15T09:30:00Z" };
    const get = made["getPatientHandler"] as Make;
    const list = made["listPatientsHandler"] as Make;
    const server = setupServer(
      get({ error: { status: 404, body: { error: "Gone." } }, delayMs: 5 }, { once: true }),
      get((_: Request, { patientId }: { patientId: string }) => ({
        data: { ...patient, id: patientId },
      })),
    );
    server.listen({ onUnhandledRequest: "error" });
    try {
      const missing = await getPatient(client, { patientId: "7" });
      expect(missing).toMatchObject({ ok: false, error: { kind: "http", status: 404 } });
      const found = await getPatient(client, { patientId: "8" });
      expect(found).toMatchObject({ ok: true, data: { id: "8", name: "Jane Doe" } });
      server.use(list({ data: [patient], meta: { page: 1, limit: 1, total: 1, total_pages: 1 } }));
      expect(await listPatients(client, {})).toMatchObject({ data: [patient], meta: { total: 1 } });
      server.resetHandlers(
        ...(made["emulatorHandlers"] as (...given: unknown[]) => never[])(emulator),
      );
      const stored = await listPatients(client, { limit: 2 });
      expect(stored).toMatchObject({ ok: true });
      expect(stored["data"]).toHaveLength(2);
    } finally {
      server.close();
    }
  },
);
