import assert from "node:assert/strict";
import { test } from "node:test";
import type { Appointment, Note, Patient, PatientDocument } from "healos-client";
import { CsvError, cellsOf, patientsIn, visitsIn } from "../src/hospital/csv.js";
import { isSigned, sign } from "../src/http/signature.js";
import { clashes, isOpen, repeatText, slotOf, statusText } from "../src/records/appointments.js";
import { changedFields, createDiary, entryOf, versionOf } from "../src/records/audit.js";
import { newestFirst, sizeText, titleOf } from "../src/records/documents.js";
import { tableOf, visitColumns } from "../src/records/export.js";
import { archived, sessionText } from "../src/records/notes.js";
import { cardOf, cellOf, initials } from "../src/records/patients.js";
import { mark, reminders } from "../src/records/reminders.js";
import { isKnownStatus } from "../src/sync/visits.js";

export const jane: Patient = {
  id: "1",
  name: "Jane van Doe",
  pronouns: "she",
  notes: "Walks with a stick.",
  consent: true,
  external_id: "MRN-1",
  created_at: "2026-03-15T09:30:00.000Z",
};

const visit: Appointment = {
  id: "a",
  patient_id: jane.id,
  patient_name: jane.name,
  visit_type: "In-Person",
  start_at: "2026-03-16T09:00:00.000Z",
  duration_minutes: 45,
  status: "SCHEDULED",
  created_at: jane.created_at,
};

const note: Note = {
  id: "n",
  patient_id: "1",
  content: "All well.",
  problems: ["none"],
  transcript: { status: "completed", title: "Talk", summary: null, text: "Hello." },
  patient: {
    id: "1",
    first_name: "Jane",
    last_name: "Doe",
    mrn: "7",
    client_history: { medical_history: "asthma" },
  },
  created_at: "2026-03-15T09:30:00.000Z",
};

test("a patient's card, row and initials", () => {
  assert.deepEqual(cardOf(jane), {
    id: "1",
    name: "Jane van Doe",
    pronouns: "she",
    consent: true,
    since: "2026-03-15",
  });
  assert.equal(cellOf(jane, "external_id"), "MRN-1");
  assert.equal(initials(jane), "JVD");
});

test("slots, clashes and the words of the board", () => {
  const slot = slotOf(visit);
  assert.equal(slot.ends.toISOString(), "2026-03-16T09:45:00.000Z");
  const later = slotOf({ ...visit, id: "b", start_at: "2026-03-16T09:30:00.000Z" });
  assert.deepEqual(
    clashes([later, slot]).map(([a, b]) => a.id + b.id),
    ["ab"],
  );
  assert.equal(statusText("NO_SHOW"), "missed");
  assert.equal(
    repeatText({ frequency: "WEEKLY", interval: 2, end_date: "2026-07-15" }),
    "every 2 week until 2026-07-15",
  );
  assert.equal(isOpen({ ...visit, status: "CANCELLED" }), false);
  assert.equal(isKnownStatus("NO_SHOW"), true);
});

test("notes as the archive keeps them", () => {
  assert.deepEqual(archived(note), {
    id: "n",
    patient: "Jane Doe (7), asthma",
    written: note.created_at,
    text: "All well.",
    problems: ["none"],
    transcript: "Talk\nHello.",
  });
  const text = sessionText({ session: { id: "s", patient_id: "1" }, notes: [note] });
  assert.equal(text, "1, 1 notes\nAll well.");
});

test("documents, the newest first", () => {
  const document = (id: string, upload_date: string): PatientDocument => ({
    id,
    filename: `${id}.pdf`,
    file_size: 2048,
    upload_date,
  });
  const [first] = newestFirst([document("a", "2026-01-01"), document("b", "2026-02-01")]);
  assert.equal(first && titleOf(first), "b (2 KB)");
  assert.equal(sizeText(undefined), "0 B");
});

test("what has changed, without the values", () => {
  assert.deepEqual(changedFields(jane, { name: "Jane Doe", consent: true }), ["name"]);
  const diary = createDiary();
  diary.add(entryOf("nurse", jane, { notes: null }));
  assert.deepEqual(
    diary.of("1").map(({ fields }) => fields),
    [["notes"]],
  );
  assert.equal(versionOf(visit), `a@${visit.created_at}`);
});

test("reminders, and the table of visits", () => {
  const now = new Date("2026-03-15T20:00:00.000Z");
  const [first, ...others] = reminders(
    [visit, { ...visit, notes: mark }, { ...visit, status: "CANCELLED" }],
    now,
  );
  assert.match(
    first?.text ?? "",
    /Jane van Doe, we see you at the hospital on 2026-03-16 at 09:00/,
  );
  assert.equal(others.length, 0);
  assert.equal(
    tableOf([visit], visitColumns).split("\n")[1],
    `2026-03-16T09:00:00.000Z;Jane van Doe;${visit.visit_type};SCHEDULED`,
  );
});

test("what the hospital exports", () => {
  assert.deepEqual(cellsOf('a;"b;""c""";'), ["a", 'b;"c"', ""]);
  const [patient] = [...patientsIn("MRN;FAMILY;GIVEN;PRONOUNS;REMARKS;CONSENT\n7;Doe;Jane;;;Y\n")];
  assert.deepEqual(patient, {
    mrn: "7",
    familyName: "Doe",
    givenName: "Jane",
    pronouns: null,
    remarks: null,
    hasConsented: true,
  });
  assert.throws(() => [...patientsIn("MRN;FAMILY\n7\n")], CsvError);
  const [planned] = [
    ...visitsIn("VISIT;MRN;BEGINS;MINUTES;KIND;STATE\n1;7;2026-03-16T09:00:00.000Z;30;V;P\n"),
  ];
  assert.equal(planned?.kind, "video");
});

test("what the hospital signs", () => {
  const at = 1_000;
  const signature = sign("secret", "{}", at);
  assert.equal(isSigned("secret", "{}", { signature, at, now: at }), true);
  assert.equal(isSigned("secret", "{ }", { signature, at, now: at }), false);
  assert.equal(isSigned("secret", "{}", { signature, at, now: at + 600_000 }), false);
});
