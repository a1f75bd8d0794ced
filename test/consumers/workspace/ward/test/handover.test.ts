import assert from "node:assert/strict";
import { test } from "node:test";
import { NoteShelf, Records } from "@clinic/records";
import { onePerson, samplePerson, sampleVisit } from "@clinic/records/testing";
import { handoverOf, handoverText, peopleOf } from "../src/handover.js";

const created_at = "2026-03-15T09:30:00.000Z";
const meta = { page: 1, limit: 20, total_pages: 1 };

test("what one shift tells the next", async () => {
  const connection = onePerson(samplePerson({ notes: "Walks with a stick.", consent: false }), {
    listNotes: { data: [{ id: "n", patient_id: "1", created_at, template_name: null }], meta },
    listPatientDocuments: {
      data: [
        { id: "f", filename: "letter.pdf", public_url: "https://files.example/f" },
        { id: "g", filename: "scan.png", public_url: null },
      ],
    },
  });
  const sources = { records: new Records(connection), notes: new NoteShelf(connection) };
  const text = handoverText(await handoverOf("1", sources));
  assert.equal(
    text,
    [
      "# Jane Doe",
      "- Walks with a stick.",
      "- Do not record.",
      "- Note of 2026-03-15",
      "- letter.pdf (https://files.example/f)",
      "- scan.png",
    ].join("\n"),
  );
});

test("what could not be read is said", async () => {
  const connection = onePerson(samplePerson(), {
    listNotes: { error: { kind: "timeout", afterMs: 5 } },
    listPatientDocuments: {
      error: { kind: "http", status: 404, body: { error: "Patient not found" } },
    },
  });
  const sources = { records: new Records(connection), notes: new NoteShelf(connection) };
  const handover = await handoverOf("2", sources);
  assert.deepEqual(handover.missing, ["person", "notes", "files"]);
  assert.match(handoverText(handover), /Not read: person, notes, files\.$/);
});

test("whom a shift has seen", () => {
  const visits = [
    sampleVisit({ id: "a", patient_id: "1", status: "COMPLETED" }),
    sampleVisit({ id: "b", patient_id: "2" }),
    sampleVisit({ id: "c", patient_id: "1" }),
  ];
  assert.deepEqual(peopleOf(visits), ["2", "1"]);
});
