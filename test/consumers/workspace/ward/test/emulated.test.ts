import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, isValue, notes, Records } from "@clinic/records";
import { planFirst, register } from "../src/desk.js";
import { letters, round } from "../src/rounds.js";

const connection = connect({
  baseUrl: process.env["HEALOS_URL"],
  apiKey: process.env["HEALOS_API_KEY"],
});
const records = new Records(connection);
const number = `W-${Math.random().toString(36).slice(2, 8)}`;
const form = { first: "Wanda", last: "Ward", number };

test("a person is registered once for each number", async () => {
  assert.equal(await register(records, form), "Wanda Ward is registered.");
  assert.equal(await register(records, form), "Wanda Ward is registered.");
  assert.ok(
    (await letters(connection)).some(
      (line) => line.startsWith("W: ") && line.includes("Wanda Ward"),
    ),
  );
});

test("the first visit is planned and marked", async () => {
  const planned = await planFirst(records, form, "2026-06-01T08:00:00.000Z");
  assert.ok(isValue(planned));
  assert.deepEqual(await records.mark(planned.value, "done"), { value: "done" });
});

test("the round, and what is attached", async () => {
  const [first] = await round(connection, records, 1);
  assert.ok(first);
  const attached = await records.attach(
    first.person.id,
    new File(["%PDF-1.7"], "letter.pdf", { type: "application/pdf" }),
  );
  assert.ok(isValue(attached));
  const all = await records.attachments(first.person.id);
  assert.ok(isValue(all) && all.value.some(({ id }) => id === attached.value.id));
  assert.equal(isValue(await notes.ofPerson(connection, first.person.id)), true);
});
