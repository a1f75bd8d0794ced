import assert from "node:assert/strict";
import { test } from "node:test";
import { onePerson, samplePerson, sampleVisit } from "@clinic/records/testing";
import { minutesOn, Shelf } from "../src/shelf.js";

const created_at = "2026-03-15T09:30:00.000Z";
const meta = { page: 1, limit: 20, total_pages: 1 };

test("what stands on the shelf", async () => {
  const connection = onePerson(samplePerson({ pronouns: "she" }), {
    listNotes: { data: [{ id: "n", patient_id: "1", created_at, template_name: "SOAP" }], meta },
    listAppointments: {
      data: [sampleVisit(), sampleVisit({ id: "b", status: "CANCELLED" })],
      meta,
    },
    listPatientDocuments: {
      data: [
        { id: "f", filename: "x.png", upload_date: created_at },
        { id: "g", filename: "letter.pdf", upload_date: created_at },
      ],
    },
    deletePatientDocument: { data: undefined },
    getNote: { data: { id: "n", patient_id: "1", created_at, icd10_codes: ["A00"] } },
  });
  const shelf = new Shelf(connection);
  assert.equal(await shelf.spine("1"), "Jane Doe (she)\nSOAP of 2026-03-15");
  const week = await shelf.week("2026-03-16", "2026-03-22");
  assert.deepEqual(
    [...week].map(([day, visits]) => `${day} ${visits.length}`),
    ["2026-03-16 1"],
  );
  assert.equal(await shelf.tidied("1", "2026-12-31"), "1 gone");
  assert.deepEqual(await shelf.notes.codes("n"), ["A00"]);
  assert.equal(await shelf.notes.written("n"), created_at);
  assert.equal(minutesOn([sampleVisit({ duration_minutes: 30 })]), 30);
});
