import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "react-dom/server";
import { ApiError, type CreateAppointmentError } from "../src/healos/index.js";
import { makePatient } from "../src/healos/factories.js";
import { bodyOf, edit, emptyDraft, problemsOf } from "../src/plan/draft.js";
import { PlacePicker, whyNot } from "../src/plan/plan-page.js";
import { deedOf, isPassing, warningOf } from "../src/toasts.js";

const patient = makePatient({ id: "p1", name: "Jane Doe" });
const draft = edit(emptyDraft, {
  patient,
  day: "2026-03-16",
  time: "09:15",
  remark: " first visit ",
});

test("what is sent for a draft", () => {
  const body = bodyOf(draft);
  assert.equal(body?.patient_id, "p1");
  assert.equal(body?.start_at, "2026-03-16T09:15:00.000Z");
  assert.equal(body?.duration_minutes, 30);
  assert.equal(body?.visit_type, "In-Person");
  assert.equal(body?.notes, "first visit");
  const weekly = bodyOf(edit(draft, { every: "weekly", until: "2026-06-01" }), "COMPLETED");
  assert.deepEqual(weekly?.repeat_rule, {
    frequency: "weekly",
    interval: 1,
    end_date: "2026-06-01",
  });
  assert.equal(weekly.status, "COMPLETED");
  assert.equal(bodyOf(emptyDraft), undefined);
});

test("what is wrong with a draft", () => {
  assert.deepEqual(problemsOf(draft), {});
  assert.deepEqual(Object.keys(problemsOf(edit(draft, { day: "soon" }))), ["day"]);
  assert.deepEqual(problemsOf(edit(draft, { reset: true })), { patient: "Choose a patient." });
});

test("where a visit may be", () => {
  const html = renderToString(<PlacePicker place="Both" onChoose={() => undefined} />);
  assert.equal([...html.matchAll(/type="radio"/g)].length, 4);
  assert.match(html, /checked=""[^>]*\/>Here or online/);
});

const failure = (error: object): CreateAppointmentError => error as CreateAppointmentError;

test("why a visit was not planned", () => {
  const details = { start_at: ["is in the past"] };
  assert.equal(
    whyNot(failure({ kind: "http", status: 409, body: {} })),
    "This visit is planned already.",
  );
  assert.equal(
    whyNot(failure({ kind: "http", status: 400, body: { error: "Bad", details } })),
    "start_at: is in the past",
  );
  assert.equal(whyNot(failure({ kind: "timeout", afterMs: 1 })), "The clinic does not answer.");
});

test("what is told of a failure", () => {
  const busy = failure({ kind: "http", status: 429, body: { error: "Slow." } });
  assert.equal(isPassing(busy), true);
  assert.equal(isPassing(failure({ kind: "decode" })), false);
  assert.equal(
    warningOf(new ApiError("createAppointment", busy)),
    "The visit was not planned. Try again.",
  );
  assert.equal(warningOf(new Error("Oh")), "Something did not work.");
  assert.equal(deedOf("exportNotes"), "Something did not work");
});
