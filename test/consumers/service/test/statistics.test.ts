import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeClient } from "healos-client/testing";
import {
  byOrder,
  harmless,
  headcount,
  PatientReport,
  placeNames,
  tally,
  VisitReport,
  weightOf,
} from "../src/records/statistics.js";

const created_at = "2026-03-15T09:30:00.000Z";
const visit = {
  id: "a",
  patient_id: "1",
  start_at: created_at,
  created_at,
  duration_minutes: 30,
  status: "NO_SHOW",
  visit_type: "Both",
};

test("what the statistics count", () => {
  assert.deepEqual(tally([visit, { ...visit, duration_minutes: 15 }], "status"), [
    { key: "NO_SHOW", count: 2, minutes: 45 },
  ]);
  assert.deepEqual(
    tally([visit], "visit_type").map(({ key }) => key),
    ["Both"],
  );
  assert.ok(byOrder(visit, { ...visit, status: "CANCELLED" }) < 0);
  assert.equal(placeNames["In-Person"], "on site");
});

test("what a call weighs", () => {
  assert.deepEqual(
    [weightOf("exportNotes"), weightOf("deletePatientDocument"), weightOf("listAppointments")],
    [20, 3, 1],
  );
  assert.equal(harmless.has("createPatient"), false);
});

test("reports go on to where a list ends", async () => {
  const reader = fakeClient({
    listPatients: {
      data: [{ id: "1", name: "Jane Doe", created_at }],
      meta: { page: 1, limit: 50, total_pages: 1 },
    },
    listAppointments: { data: [visit], meta: { page: 1, limit: 50, total_pages: 1 } },
  });
  assert.equal(await headcount(reader), 1);
  assert.deepEqual(await new PatientReport(reader).lines(), ["1;Jane Doe;2026-03"]);
  assert.deepEqual(await new VisitReport(reader, "2026-03-01").lines(), [
    `${created_at};1;NO_SHOW`,
  ]);
});
