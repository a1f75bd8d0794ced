import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "react-dom/server";
import { makeAppointment, makeRepeatRule } from "../src/healos/factories.js";
import { cellOf, countsOf, daysOf, gridOf, meetings, standing, toneOf } from "../src/week/week.js";
import { Column } from "../src/week/week-page.js";

const now = new Date("2026-03-16T10:00:00.000Z");
const first = makeAppointment({
  id: "a",
  start_at: "2026-03-16T08:00:00.000Z",
  duration_minutes: 45,
  status: "SCHEDULED",
  patient_name: "Ann",
  visit_type: "Both",
  notes: "Brings the letter.",
  repeat_rule: null,
});
const second = makeAppointment({ ...first, id: "b", start_at: "2026-03-16T08:30:00.000Z" });

test("the days of a week", () => {
  const days = daysOf("2026-03-16");
  assert.equal(days.length, 7);
  assert.equal(days.at(-1), "2026-03-22");
});

test("where visits stand in the grid", () => {
  const grid = gridOf([second, first], "2026-03-16", now);
  const cells = grid.get("2026-03-16") ?? [];
  assert.deepEqual(
    cells.map(({ visit, top }) => [visit.id, top]),
    [
      ["a", 480],
      ["b", 510],
    ],
  );
  assert.deepEqual(meetings(cells), [["a", "b"]]);
  assert.equal(cells[0]?.isOver, true);
});

test("how many stand where", () => {
  const counts = countsOf([
    first,
    { status: "NO_SHOW" },
    { status: null },
    { status: "COMPLETED" },
  ]);
  assert.deepEqual(counts, { "called off": 0, done: 1, missed: 1, other: 1, "to come": 1 });
  assert.equal(standing("CANCELLED"), "called off");
});

test("colours", () => {
  const later = cellOf({ ...first, start_at: "2026-03-16T12:00:00.000Z" }, now);
  assert.equal(toneOf(later), "yellow");
  assert.equal(toneOf(cellOf(first, now)), "green");
  assert.equal(toneOf({ ...later, visit: { ...first, status: "NO_SHOW" } }), "grey");
  const weekly = makeRepeatRule({ frequency: "weekly", end_date: null });
  assert.equal(toneOf({ ...later, visit: { ...first, repeat_rule: weekly } }), "blue");
});

test("a day as it is shown", () => {
  const html = renderToString(
    <Column day="2026-03-16" cells={[cellOf(first, now), cellOf(second, now)]} />,
  );
  assert.match(html, /title="Brings the letter\."/);
  assert.equal([...html.matchAll(/<strong>!<\/strong>/g)].length, 2);
});
