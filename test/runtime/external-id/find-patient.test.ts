import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { createClient, findPatientByExternalId } from "./patients-client.js";
import type { FindPatientByExternalIdError, PatientSummary } from "./patients-client.js";
import { startPatientsServer, type Fault, type PatientsServer } from "./patients-server.js";

const item = { id: "1743552000000", name: "Jane", created_at: "2026-03-15T09:30:00.000Z" };
const ok = (data: unknown): Fault => ({ status: 200, body: { data } });

const cases: { title: string; answer: Fault; expected: object }[] = [
  { title: "one record", answer: ok([item]), expected: { ok: true, data: item } },
  {
    title: "one record that shows the external_id",
    answer: ok([{ ...item, external_id: "P-1" }]),
    expected: { ok: true, data: item },
  },
  {
    title: "404",
    answer: { status: 404, body: { error: "Patient not found" } },
    expected: { ok: true, data: null, response: { status: 404 } },
  },
  { title: "an empty list", answer: ok([]), expected: { ok: true, data: null } },
  {
    title: "two records",
    answer: ok([item, { ...item, id: "2" }]),
    expected: { error: { kind: "decode" } },
  },
  {
    title: "another external_id",
    answer: ok([{ ...item, external_id: "P-10" }]),
    expected: { error: { kind: "decode" } },
  },
  {
    title: "an external_id that is null",
    answer: ok([{ ...item, external_id: null }]),
    expected: { error: { kind: "decode" } },
  },
  { title: "no list", answer: ok({ ...item }), expected: { error: { kind: "decode" } } },
  {
    title: "401",
    answer: { status: 401, body: { error: "no key" } },
    expected: { error: { kind: "http", status: 401, body: { error: "no key" } } },
  },
];

let server: PatientsServer | undefined;
afterEach(() => server?.close());

describe("findPatientByExternalId", () => {
  it.each(cases)("answered with $title", async ({ answer, expected }) => {
    server = await startPatientsServer({ fault: () => answer });
    const client = createClient({ baseUrl: server.url });

    const result = await findPatientByExternalId(client, { external_id: "P-1" });

    expect(result).toMatchObject(expected);
    expect(server.requests.map(({ target }) => target)).toEqual(["/patients?external_id=P-1"]);
  });

  it("asks for exactly the external_id that was given", async () => {
    const wanted = " ../?&=+é#%";
    server = await startPatientsServer();
    const { id } = server.store({ name: "Jane", external_id: wanted });
    const client = createClient({ baseUrl: server.url });

    const result = await findPatientByExternalId(client, { external_id: wanted });

    expect(result).toMatchObject({ ok: true, data: { id } });
  });

  it("refuses an empty external_id, which would be answered with every patient", async () => {
    server = await startPatientsServer();
    const client = createClient({ baseUrl: server.url });

    const result = await findPatientByExternalId(client, { external_id: "" });

    expect(result).toMatchObject({ error: { kind: "invalid", parameter: "external_id" } });
    expect(server.requests).toEqual([]);
  });

  it("has no 404 among its errors, and null among its data", () => {
    type Declared = Extract<FindPatientByExternalIdError, { kind: "http" }>["status"];
    expectTypeOf<Declared>().toEqualTypeOf<400 | 401 | 403 | 429 | 500>();
    type Found = Extract<Awaited<ReturnType<typeof findPatientByExternalId>>, { ok: true }>;
    expectTypeOf<Found["data"]>().toEqualTypeOf<PatientSummary | null>();
  });
});
