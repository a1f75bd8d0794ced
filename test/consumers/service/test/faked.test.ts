import assert from "node:assert/strict";
import { test } from "node:test";
import { getPatient, listPatients } from "healos-client";
import { fakeClient } from "healos-client/testing";
import { attempted, firstOf, mapped } from "../src/attempts.js";
import { caught, patientProblem, statusOf } from "../src/errors.js";
import { store } from "../src/records/documents.js";
import { handoverOf, handoverText } from "../src/records/handover.js";
import { readOn, type Cursor } from "../src/records/notes.js";
import { Patients } from "../src/records/patients.js";
import { handle } from "../src/http/webhooks.js";

const created_at = "2026-03-15T09:30:00.000Z";
const jane = { id: "1", name: "Jane Doe", created_at };

test("a call that fails in passing is tried again", async () => {
  const client = fakeClient({
    getPatient: [{ error: { kind: "timeout", afterMs: 10 } }, { data: jane }],
  });
  const seen: string[] = [];
  const result = await attempted(getPatient, [client, { patientId: "1" }], {
    most: 3,
    waitMs: 1,
    onFailure: (attempt, { kind }) => seen.push(`${attempt} ${kind}`),
  });
  assert.equal(mapped(result, ({ name }) => name.length).ok, true);
  assert.deepEqual(seen, ["1 timeout"]);
});

test("the first that succeeds", async () => {
  const client = fakeClient({
    getPatient: [
      { error: { kind: "http", status: 404, body: { error: "None." } } },
      { data: jane },
    ],
  });
  const call = (patientId: string) => () => getPatient(client, { patientId });
  const found = await firstOf([call("0"), call("1")]);
  assert.equal(found?.ok && found.data.name, "Jane Doe");
});

test("failures become problems with a status", async () => {
  const client = fakeClient({
    getPatient: {
      error: {
        kind: "http",
        status: 400,
        body: { error: "Validation error", details: { name: ["is short"] } },
      },
    },
    listPatients: {
      error: { kind: "http", status: 429, body: { error: "Slow down." }, retryAfterMs: 1500 },
    },
  });
  const one = await getPatient(client, { patientId: "1" });
  assert.deepEqual(one.ok || patientProblem(one.error), {
    what: "invalid",
    detail: "Validation error",
    fields: ["name"],
  });
  const many = await listPatients(client);
  const later = many.ok ? undefined : patientProblem(many.error);
  assert.equal(later && statusOf(later), 503);
  assert.equal(later?.what === "later" && later.afterMs, 1500);
});

test("what is thrown is told", async () => {
  const client = fakeClient({
    getPatient: { error: { kind: "http", status: 404, body: { error: "Patient not found" } } },
  });
  const patients = new Patients(client);
  const thrown: unknown = await patients.get("9").catch((error: unknown) => error);
  assert.deepEqual(caught(thrown), { what: "missing", detail: "Patient not found" });
});

test("a handover says what there is to know", async () => {
  const client = fakeClient({
    getAppointment: {
      data: { id: "a", patient_id: "1", start_at: created_at, status: "NO_SHOW", created_at },
    },
    getPatient: { data: { ...jane, pronouns: "she", notes: "Allergic." } },
  });
  const handover = await handoverOf(client, "a");
  assert.ok(typeof handover !== "string");
  assert.equal(
    handoverText(handover),
    `${created_at} Jane Doe (she)\n  has not consented to documentation\n  Allergic.\n  has missed the visit`,
  );
  assert.equal(client.calls.length, 2);
});

test("notes are read on from where the last run ended", async () => {
  const client = fakeClient({
    listNotes: ({ page = 1 }) => ({
      data: [{ id: `n${page}`, patient_id: "1", created_at }],
      meta: { page, limit: 1, total_pages: 2 },
    }),
  });
  const cursor: Cursor = { seen: 0 };
  for await (const notes of readOn(client, cursor)) {
    assert.equal(notes.length, 1);
    break;
  }
  const rest: string[] = [];
  for await (const notes of readOn(client, cursor)) rest.push(...notes.map(({ id }) => id));
  assert.deepEqual([rest, cursor.seen], [["n2"], 2]);
});

test("an upload that is there already", async () => {
  const client = fakeClient({
    uploadPatientDocument: { error: { kind: "http", status: 409, body: { error: "taken" } } },
  });
  const stored = await store(client, "1", { name: "a.pdf", bytes: new Uint8Array([1]) });
  assert.deepEqual(stored, { what: "taken", detail: "It is there already." });
});

test("an event of a patient that Healos does not have does nothing", async () => {
  const client = fakeClient({
    listPatients: { error: { kind: "http", status: 404, body: { error: "none" } } },
  });
  assert.deepEqual(
    await handle(client, { type: "patient.consented", mrn: "1", hasConsented: true }),
    { did: "nothing" },
  );
});
