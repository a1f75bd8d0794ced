import { afterEach, describe, expect, it } from "vitest";
import {
  createClient,
  ensurePatientDocument,
  findPatientDocumentByExternalId,
} from "./patients-client.js";
import {
  startPatientsServer,
  type Fault,
  type PatientsServer,
  type PatientsServerOptions,
} from "./patients-server.js";

let server: PatientsServer;
let patientId: string;
afterEach(() => server.close());

async function start(options: PatientsServerOptions = {}): Promise<void> {
  server = await startPatientsServer({ summary: (record) => record, ...options });
  patientId = server.store({ name: "Jane" }).id;
}

function ensureScan(): ReturnType<typeof ensurePatientDocument> {
  const file = { data: new Uint8Array([37, 80, 68, 70]), filename: "scan.pdf" };
  const body = { file, external_id: "D-1" };
  return ensurePatientDocument(createClient({ baseUrl: server.url }), { patientId, body });
}

const record = { filename: "scan.pdf", file_size: 4, external_id: "D-1" };

describe("ensurePatientDocument", () => {
  it("answers a new upload with what the list shows of it, without asking the list", async () => {
    await start();

    expect(await ensureScan()).toMatchObject({ ok: true, data: { created: true, record } });
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ["lost", "loseAnswer"],
    ["cut off", "cutAnswer"],
  ])("sends the file again where the answer was %s, and stores it once", async (_how, fault) => {
    await start({ fault: (_request, earlier) => (earlier.length === 0 ? fault : undefined) });

    expect(await ensureScan()).toMatchObject({ ok: true, data: { created: false, record } });
    expect(server.documents.size).toBe(1);
  });

  it("looks the document up in its patient's list where the 409 does not carry it", async () => {
    await start({ conflict: () => ({ error: "in use" }) });
    await ensureScan();

    expect(await ensureScan()).toMatchObject({ ok: true, data: { created: false, record } });
    expect(server.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      `POST /patients/${patientId}/documents`,
      `POST /patients/${patientId}/documents`,
      `GET /patients/${patientId}/documents?external_id=D-1`,
    ]);
  });

  it("gives the 404 of an unknown patient", async () => {
    await start();
    server.patients.clear();

    expect(await ensureScan()).toMatchObject({ error: { kind: "http", status: 404 } });
  });

  it("finds a document, or null", async () => {
    await start();
    await ensureScan();
    const client = createClient({ baseUrl: server.url });
    const look = (external_id: string): ReturnType<typeof findPatientDocumentByExternalId> =>
      findPatientDocumentByExternalId(client, { patientId, external_id });

    expect(await look("D-1")).toMatchObject({ ok: true, data: record });
    expect(await look("D-2")).toMatchObject({ ok: true, data: null });
  });
});
