import assert from "node:assert/strict";
import { test } from "node:test";
import { getPatient, listAllPatients } from "healos-client";
import { fakeClient } from "healos-client/testing";

test("a patient's name", async () => {
  const client = fakeClient({
    getPatient: ({ patientId }) => ({
      data: { id: patientId, name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z" },
    }),
  });
  const patient = await getPatient(client, { patientId: "1" });
  assert.equal(patient.ok && patient.data.name, "Jane Doe");
  assert.deepEqual(client.calls, [
    { operation: "getPatient", request: { patientId: "1" }, options: {} },
  ]);
});

test("all pages", async () => {
  const created_at = "2026-03-15T09:30:00.000Z";
  const pages = [["Jane", "John"], ["Zoë"]].map((names) =>
    names.map((name) => ({ id: name, name, created_at })),
  );
  const client = fakeClient({
    listPatients: ({ page = 1 }) => ({
      data: pages[page - 1] ?? [],
      meta: { page, limit: 2, total_pages: pages.length },
    }),
  });
  const patients = await listAllPatients(client).toArray();
  assert.deepEqual(
    patients.map(({ name }) => name),
    ["Jane", "John", "Zoë"],
  );
});
