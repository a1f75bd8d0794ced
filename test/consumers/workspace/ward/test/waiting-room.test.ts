import assert from "node:assert/strict";
import { test } from "node:test";
import { Calendar, slotsBetween } from "@clinic/records";
import { onePerson, samplePerson, sampleVisit } from "@clinic/records/testing";
import { callText, dayText, nextFree, roomFor, waitingOf } from "../src/waiting-room.js";

const now = new Date("2026-03-16T09:30:00.000Z");
const meta = { page: 1, limit: 100, total_pages: 1 };
const ann = sampleVisit({
  id: "a",
  patient_name: "Ann",
  visit_type: "In-Person",
  duration_minutes: 30,
});
const bob = sampleVisit({
  id: "b",
  patient_id: "2",
  start_at: "2026-03-16T09:20:00.000Z",
  visit_type: "Telehealth",
});

test("who waits, and since when", () => {
  const arrivals = [
    { visitId: "b", at: "2026-03-16T09:10:00.000Z" },
    { visitId: "a", at: "2026-03-16T08:55:00.000Z" },
    { visitId: "x", at: "2026-03-16T08:55:00.000Z" },
  ];
  const waiting = waitingOf(
    [ann, bob, sampleVisit({ id: "c", status: "COMPLETED" })],
    arrivals,
    now,
  );
  assert.deepEqual(
    waiting.map(({ visit, minutes }) => [visit.id, minutes]),
    [
      ["a", 30],
      ["b", 10],
    ],
  );
  assert.deepEqual(waiting.map(callText), [
    "Ann, please come from the waiting room, sorry for the wait.",
    "patient 2, please come from the screen.",
  ]);
  assert.equal(roomFor({ visit_type: null }), "the desk");
});

test("times between visits", () => {
  const day = { from: "2026-03-16T08:00:00.000Z", to: "2026-03-16T10:00:00.000Z" };
  assert.deepEqual(slotsBetween([ann], day, 30), [
    { from: "2026-03-16T08:00:00.000Z", to: "2026-03-16T09:00:00.000Z" },
    { from: "2026-03-16T09:30:00.000Z", to: "2026-03-16T10:00:00.000Z" },
  ]);
  assert.equal(slotsBetween([{ ...ann, status: "CANCELLED" }], day, 90).length, 1);
});

test("where somebody fits in", async () => {
  const connection = onePerson(samplePerson(), { listAppointments: { data: [ann], meta } });
  const slot = await nextFree(new Calendar(connection), now);
  assert.deepEqual(slot, { from: "2026-03-16T09:30:00.000Z", to: "2026-03-16T17:00:00.000Z" });
});

test("a visit is booked, moved and called off", async () => {
  const connection = onePerson(samplePerson(), {
    createAppointment: ({ body }) => ({ data: sampleVisit({ start_at: body.start_at }) }),
    updateAppointment: [
      { data: sampleVisit({ start_at: "2026-03-17T09:00:00.000Z" }) },
      { error: { kind: "timeout", afterMs: 5 } },
    ],
    deleteAppointment: [
      { data: undefined },
      { error: { kind: "http", status: 404, body: { error: "Appointment not found" } } },
      { error: { kind: "http", status: 403, body: { error: "Forbidden" } } },
    ],
  });
  const calendar = new Calendar(connection);
  const slot = { from: "2026-03-16T11:00:00.000Z", to: "2026-03-16T11:45:00.000Z" };
  const booked = await calendar.book("1", slot, "Telehealth");
  assert.ok("value" in booked && booked.value.start_at === slot.from);
  const moved = await calendar.move({ id: "a" }, { from: "2026-03-17T09:00:00.000Z", to: "" });
  assert.ok("value" in moved);
  const late = await calendar.move({ id: "a" }, slot);
  assert.equal("reason" in late && late.reason.code, "busy");
  assert.deepEqual(
    [await calendar.cancel("a"), await calendar.cancel("a"), await calendar.cancel("a")],
    [true, true, false],
  );
});

test("how a day went", () => {
  assert.equal(dayText([]), "No visits.");
  assert.equal(dayText([ann, bob, sampleVisit({ status: "NO_SHOW" })]), "2 planned, 1 missed.");
});
