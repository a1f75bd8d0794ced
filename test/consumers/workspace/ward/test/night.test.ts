import assert from "node:assert/strict";
import { test } from "node:test";
import { deedOf, intake, tally, type AuditLine } from "@clinic/records";
import { samplePerson } from "@clinic/records/testing";
import { lineOf, night, nightText } from "../src/night.js";

const prefix = `N${Math.random()
  .toString(36)
  .replace(/[^a-z]/g, "")
  .slice(0, 6)
  .toUpperCase()}`;

test("lines of the other system", () => {
  assert.deepEqual(lineOf("EMR-1; Jane;Doe"), { number: "EMR-1", given: " Jane", family: "Doe" });
  assert.deepEqual(intake.bodyFor(lineOf("EMR-1; Jane;Doe")), {
    name: "Jane Doe",
    external_id: "EMR-1",
  });
  assert.equal(intake.bodyFor(lineOf(";Jane;Doe")), "A line has no number of the clinic.");
  assert.equal(intake.bodyFor(lineOf("EMR-2;;")), "EMR-2 has no name.");
});

test("the last line of a number counts", () => {
  const { bodies, problems } = intake.intakeOf(["A-1;Ann;Old", "A-1;Ann;New", "x;y;z"].map(lineOf));
  assert.deepEqual(bodies, [{ name: "Ann New", external_id: "A-1" }]);
  assert.equal(problems.length, 1);
  assert.equal(intake.isOf({ number: "A-1" }, samplePerson({ external_id: "A-1" })), true);
});

test("what operations do, in the words of the audit", () => {
  assert.equal(deedOf("deletePatientDocument"), "removed");
  assert.equal(deedOf("updateAppointment"), "changed");
  assert.equal(deedOf("uploadPatientDocument"), "sent");
  const line: AuditLine = {
    at: "",
    who: "ward",
    deed: "looked",
    operation: "getNote",
    worked: true,
  };
  assert.deepEqual(tally([line, line]).get("ward"), { changed: 0, looked: 2, removed: 0, sent: 0 });
});

test("a night is taken in twice, and stored once", async () => {
  const settings = {
    baseUrl: process.env["HEALOS_URL"] ?? "",
    apiKey: process.env["HEALOS_API_KEY"] ?? "",
    who: "night",
  };
  const list = `${prefix}-1;Ann;Night\n${prefix}-2;Bob;Night\nwrong;Carl;Night\n`;
  const first = await night(settings, list);
  assert.deepEqual([first.created, first.known], [2, 0]);
  assert.deepEqual(Object.keys(first.failed), ["wrong"]);
  assert.equal(first.deeds.changed, 2);
  const second = await night(settings, list);
  assert.deepEqual([second.created, second.known], [0, 2]);
  assert.match(nightText(second), /^0 new, 2 known \(looked \d+\)\nwrong: wrong has no number/);
});
