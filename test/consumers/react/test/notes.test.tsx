import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "react-dom/server";
import {
  makeClientHistory,
  makeNote,
  makeNotePatient,
  makeNoteSummary,
  makeTranscript,
} from "../src/healos/factories.js";
import {
  codesOf,
  headingOf,
  historyOf,
  minutesOf,
  paragraphsOf,
  plainText,
} from "../src/notes/note-text.js";
import { Entry } from "../src/notes/notes-page.js";

const written = "2026-03-15T09:30:00.000Z";

test("what stands above a note", () => {
  const note = makeNoteSummary({
    template_name: "SOAP",
    specialty: "Therapy",
    created_at: written,
  });
  assert.equal(headingOf(note), "SOAP (Therapy), 2026-03-15");
  assert.equal(headingOf({ ...note, template_name: null, specialty: null }), "Note, 2026-03-15");
});

test("what a note is made of", () => {
  const note = makeNote({
    content: "She walks.\n\n\n\nShe sleeps.",
    problems: ["back"],
    template_name: "SOAP",
    specialty: null,
    transcript: makeTranscript({ summary: "All is well." }),
    created_at: written,
  });
  assert.deepEqual(paragraphsOf(note), ["She walks.", "She sleeps."]);
  assert.match(
    plainText(note),
    /^SOAP, 2026-03-15\n\nShe walks\.[^]*- back\n\nSummary: All is well\.$/,
  );
});

test("codes of any form", () => {
  assert.deepEqual(codesOf(["M54.5", { code: "R52" }, 7]), ["M54.5", "R52"]);
  assert.deepEqual(codesOf(null), []);
});

test("how long somebody spoke", () => {
  const spoken = makeTranscript({ start_time: written, end_time: "2026-03-15T10:15:00.000Z" });
  assert.equal(minutesOf(spoken), 45);
  assert.equal(minutesOf({ ...spoken, end_time: null }), undefined);
});

test("the history of a patient", () => {
  const client_history = makeClientHistory({
    family_history: " ",
    social_history: null,
    previous_treatment: "None",
  });
  const lines = historyOf(makeNotePatient({ client_history }));
  const told = lines.filter(([title]) => title !== "Medical");
  assert.deepEqual(told, [["Treatment", "None"]]);
  assert.deepEqual(historyOf(null), []);
});

test("an entry of the list", () => {
  const note = makeNoteSummary({ created_at: written, updated_at: "2026-03-16T09:30:00.000Z" });
  const html = renderToString(<Entry note={note} isNewest onOpen={() => undefined} />);
  assert.match(html, /class="newest"/);
  assert.match(html, /2026-03-16/);
});
