import { afterEach, describe, expect, it } from "vitest";
import { createClient, ensurePatientDocument } from "./patients-client.js";
import {
  startPatientsServer,
  type Fault,
  type PatientsServer,
  type PatientsServerOptions,
} from "./patients-server.js";

/* What is large is not sent before the record has been looked for. */

let server: PatientsServer;
let patientId: string;
afterEach(() => server.close());

async function start(options: PatientsServerOptions = {}): Promise<void> {
  server = await startPatientsServer({ summary: (record) => record, ...options });
  patientId = server.store({ name: "Jane" }).id;
}

function ensureScan(): ReturnType<typeof ensurePatientDocument> {
  const file = { data: new Uint8Array([37, 80, 68, 70]), filename: "scan.pdf" };
  const request = { patientId, body: { file, external_id: "D-1" } };
  return ensurePatientDocument(createClient({ baseUrl: server.url }), request, {
    looksFirst: true,
  });
}

const methods = (): string[] => server.requests.map(({ method }) => method);
const only = (method: string, fault: Fault): PatientsServerOptions["fault"] => {
  let isDone = false;
  return (request) => {
    if (isDone || request.method !== method) return undefined;
    isDone = true;
    return fault;
  };
};

describe("an upload that looks first", () => {
  it("sends what is not there, and nothing of what is", async () => {
    await start();

    expect(await ensureScan()).toMatchObject({ ok: true, data: { created: true } });
    expect(await ensureScan()).toMatchObject({ ok: true, data: { created: false } });
    expect(methods()).toEqual(["GET", "POST", "GET"]);
  });

  it("sends nothing where the record cannot be looked for", async () => {
    await start({ fault: () => ({ status: 403, body: { error: "scope missing" } }) });

    const result = await ensureScan();

    expect(result).toMatchObject({ ok: false, error: { kind: "http", status: 403 } });
    expect(result).not.toHaveProperty("error.maybeApplied");
    expect(methods()).toEqual(["GET"]);
  });

  it.each<Fault>(["loseAnswer", "cutAnswer"])("is stored once where %s", async (fault) => {
    const lost = only("POST", fault);
    await start(lost && { fault: lost });

    expect(await ensureScan()).toMatchObject({ ok: true, data: { created: false } });
    expect(methods()).toEqual(["GET", "POST", "POST", "GET"]);
    expect(server.documents.size).toBe(1);
  });

  it("finds what was stored between the look and the upload", async () => {
    await start({
      fault: ({ method }, earlier) => {
        if (method === "POST" && earlier.length === 1) {
          const filename = "other.pdf";
          server.storeDocument({ patient_id: patientId, filename, external_id: "D-1" });
        }
        return undefined;
      },
    });

    const record = { filename: "other.pdf" };
    expect(await ensureScan()).toMatchObject({ ok: true, data: { created: false, record } });
  });
});
