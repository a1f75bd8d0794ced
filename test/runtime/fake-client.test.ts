import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  createPatient,
  ensurePatient,
  getPatient,
  listAllPatients,
  listPatients,
  unwrap,
} from "../../generated/src/index.js";
import { fakeClient } from "../../generated/src/testing.js";

const patient = { id: "1", name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z" };

test("data comes back as a success, with a response that says no more than it has to", async () => {
  const client = fakeClient({ getPatient: { data: patient } });
  expect(await getPatient(client, { patientId: "1" })).toEqual({
    ok: true,
    data: patient,
    response: { status: 200, attempts: 1 },
  });
});

test("the response is as told", async () => {
  const response = { status: 203, headers: { etag: "Jane" } };
  const client = fakeClient({ getPatient: { data: patient, response } });
  const result = await getPatient(client, { patientId: "1" });
  expect(result).toMatchObject({ response: { ...response, attempts: 1 } });
  expect(JSON.stringify(result)).not.toContain("headers");
});

test("a failure is one as the client has them: its body does not show, and unwrap names the operation", async () => {
  const body = { error: "Jane Doe has this external_id" };
  const client = fakeClient({ createPatient: { error: { kind: "http", status: 409, body } } });
  const result = await createPatient(client, { body: { name: "Jane" } });
  if (result.ok || result.error.kind !== "http") throw new Error("no failure");
  expect(result.error).toMatchObject({ status: 409, response: { status: 409, attempts: 1 } });
  expect(result.error.body).toBe(body);
  expect(inspect(result) + JSON.stringify(result)).not.toContain("Jane");
  expect(() => unwrap(result)).toThrow("createPatient http 409");
});

test("a failure without an answer has no response", async () => {
  const client = fakeClient({ getPatient: { error: { kind: "timeout", afterMs: 30_000 } } });
  const result = await getPatient(client, { patientId: "1" });
  expect(result).toEqual({ ok: false, error: { kind: "timeout", afterMs: 30_000 } });
});

test("a list answers call by call, and its end is loud", async () => {
  const client = fakeClient({ getPatient: [{ error: { kind: "network" } }, { data: patient }] });
  expect((await getPatient(client, { patientId: "1" })).ok).toBe(false);
  expect((await getPatient(client, { patientId: "1" })).ok).toBe(true);
  await expect(getPatient(client, { patientId: "1" })).rejects.toThrow(
    "The fake client has 2 answers to getPatient, and this is call 3.",
  );
});

test("an operation without an answer rejects, with its name", async () => {
  const client = fakeClient({ getPatient: { data: patient } });
  await expect(listPatients(client)).rejects.toThrow(
    "The fake client has no answer to listPatients.",
  );
  await expect(listAllPatients(client).toArray()).rejects.toThrow("listPatients");
  // What every object inherits is no answer.
  await expect(
    client.call({ id: "toString", method: "GET", path: "/", errors: [] }),
  ).rejects.toThrow("toString");
});

test("calls are kept in their order", async () => {
  const meta = { page: 1, limit: 20, total_pages: 1 };
  const client = fakeClient({
    getPatient: { data: patient },
    listPatients: { data: [patient], meta },
  });
  await listPatients(client);
  await getPatient(client, { patientId: "1" }, { retries: 0 });
  expect(client.calls).toEqual([
    { operation: "listPatients", request: {}, options: {} },
    { operation: "getPatient", request: { patientId: "1" }, options: { retries: 0 } },
  ]);
});

test("what is composed of operations works with it: pages, and ensuring a record", async () => {
  const pages = [[patient], [{ ...patient, id: "2" }]];
  const client = fakeClient({
    listPatients: ({ page = 1 }) => ({
      data: pages[page - 1] ?? [],
      meta: { page, limit: 1, total_pages: pages.length },
    }),
    createPatient: ({ body: { name, external_id = null } }) => ({
      data: { ...patient, name, external_id },
    }),
  });
  const ids = (await listAllPatients(client).toArray()).map(({ id }) => id);
  expect(ids).toEqual(["1", "2"]);
  const body = { name: "Jane Doe", external_id: "EMR-1" };
  const ensured = await unwrap(ensurePatient(client, { body }));
  expect(ensured).toMatchObject({ created: true, record: { external_id: "EMR-1" } });
});
