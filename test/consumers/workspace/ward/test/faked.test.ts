import assert from "node:assert/strict";
import { test } from "node:test";
import { everyVisit, isKnownTo, isValue, Records, viewOf } from "@clinic/records";
import { onePerson, samplePerson, sampleVisit } from "@clinic/records/testing";
import { board, minutesOf, rowOf, rowText, weightOf } from "../src/board.js";
import { consent, messageOf } from "../src/desk.js";
import { greeting, letters, pageCount, postpone, summaryText } from "../src/rounds.js";

const now = new Date("2026-03-16T10:00:00.000Z");

test("rows of the board", () => {
  const late = rowOf(sampleVisit({ patient_name: "Jane Doe" }), now);
  assert.equal(rowText(late), "○ 09:00 Jane Doe (late)");
  assert.equal(rowText(rowOf(sampleVisit({ status: "NO_SHOW" }), now)), "! 09:00 1");
  assert.equal(weightOf("Both"), 1);
  assert.equal(minutesOf([sampleVisit({ duration_minutes: 30 }), sampleVisit()]), 30);
});

test("those at the clinic come first", async () => {
  const visits = [
    sampleVisit({ id: "b", visit_type: "Telehealth" }),
    sampleVisit({ visit_type: "In-Person" }),
  ];
  const client = onePerson(samplePerson(), {
    listAppointments: { data: visits, meta: { page: 1, limit: 50, total_pages: 1 } },
  });
  assert.equal((await board(client, "2026-03-16", now)).length, 2);
  const [first] = await everyVisit(client).toArray();
  assert.equal(first?.id, "b");
});

test("a person's view, register and pages", async () => {
  const person = samplePerson({ pronouns: "she", consent: true, external_id: "EMR-1" });
  assert.equal(viewOf(person).title, "Jane Doe (she)");
  assert.equal(isKnownTo("EMR", person), true);
  assert.equal(greeting(person), "Jane Doe, she");
  const client = onePerson(person);
  assert.deepEqual(await letters(client), ["J: Jane Doe"]);
  assert.equal(await pageCount(client, 20), 1);
});

test("consent, and a person who is not there", async () => {
  const client = onePerson();
  const records = new Records(client);
  assert.equal(await consent(records, "1"), true);
  assert.equal(client.calls.length, 2);
  const gone = await records.person("2");
  assert.equal(isValue(gone) || gone.reason.code, "gone");
  assert.match(messageOf(gone), /answered 404/);
});

test("a visit that cannot be moved", async () => {
  const client = onePerson(samplePerson(), {
    updateAppointment: [
      { error: { kind: "http", status: 404, body: { error: "Appointment not found" } } },
      { error: { kind: "timeout", afterMs: 10 } },
      { data: sampleVisit({ start_at: "2026-03-17T09:00:00.000Z" }) },
    ],
  });
  const when = "2026-03-17T09:00:00.000Z";
  assert.equal(await postpone(client, "a", when), "There is no such visit.");
  assert.equal(await postpone(client, "a", when), "Nobody answers.");
  assert.equal(await postpone(client, "a", when), when);
});

test("a summary", () => {
  const text = summaryText({
    id: "n",
    patient_id: "1",
    created_at: "2026-03-15T09:30:00.000Z",
    template_name: "SOAP",
  });
  assert.equal(text, "2026-03-15 SOAP");
});
