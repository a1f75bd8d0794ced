import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "react-dom/server";
import { makeAppointment } from "../src/healos/factories.js";
import { Guard, Summary } from "../src/parts/summary.js";
import { load, reduce, shownVisits, start } from "../src/schedule.js";

const early = makeAppointment({
  id: "a",
  start_at: "2026-03-16T08:00:00.000Z",
  duration_minutes: 20,
  status: "SCHEDULED",
  visit_type: "Both",
  patient_name: "Zoe",
});
const late = makeAppointment({
  ...early,
  id: "b",
  start_at: "2026-03-16T08:30:00.000Z",
  status: "NO_SHOW",
  patient_name: "Ann",
});

test("what is shown of a day", () => {
  const ids = (visits: readonly { id: string }[]): string => visits.map(({ id }) => id).join("");
  assert.equal(ids(shownVisits([late, early], start)), "ab");
  assert.equal(
    ids(shownVisits([early, late], reduce(start, { type: "sorted", by: "patient_name" }))),
    "ba",
  );
  assert.equal(
    ids(shownVisits([early, late], reduce(start, { type: "shown", status: "NO_SHOW" }))),
    "b",
  );
  assert.equal(load([early, late]).get(8), 40);
});

test("what waits to be saved", () => {
  const moved = reduce(start, { type: "moved", visit: early, minutes: 15 });
  const told = reduce(moved, { type: "told", id: "a", status: "CANCELLED" });
  assert.deepEqual(told.edits["a"], { start_at: "2026-03-16T08:15:00.000Z", status: "CANCELLED" });
  assert.equal(shownVisits([early], told)[0]?.status, "CANCELLED");
  assert.deepEqual(reduce(told, { type: "saved", id: "a" }).edits, {});
});

test("the sum of a day", () => {
  const html = renderToString(
    <Guard>
      <Summary visits={[early, late]} />
    </Guard>,
  );
  assert.match(html, /8: 40 min/);
  assert.match(html, /Zoe/);
});
