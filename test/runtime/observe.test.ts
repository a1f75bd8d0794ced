import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  createClient,
  getPatient,
  listAppointments,
  listPatients,
} from "../../generated/src/index.js";
import { mergeObservations, observe, type Observations } from "../../generated/src/observe.js";
import { createEmulator } from "../../src/emulator.js";
import { model } from "../../src/model/model.js";
import { outlineOf } from "../../src/outline/outline-of.js";
import { bundledSpec } from "../../src/read/assets.js";
import { open } from "../../src/read/open.js";
import { observeAnswer, type Outline } from "../../src/runtime/observe.js";

let outline: Outline;
beforeAll(async () => {
  outline = outlineOf(model(await open(bundledSpec, {})).api);
});

const at = Date.UTC(2026, 10, 30);

function fileOf(operation: string, body: unknown, more: { status?: number; header?: string } = {}) {
  const { status = 200, header = "a" } = more;
  const headers = new Headers({ "content-type": "application/json", "x-trace": header });
  return observeAnswer({ operation, status, headers, text: JSON.stringify(body), at }, outline);
}

test("the middleware of a client keeps the shapes of its answers", async () => {
  const emulator = await createEmulator();
  const [key] = emulator.keys;
  const seen = observe();
  const client = createClient({
    apiKey: key?.key ?? "",
    baseUrl: `http://localhost${emulator.basePath}`,
    fetch: emulator.fetch,
    middleware: [seen],
  });
  const page = await listPatients(client, { limit: 3 });
  await listAppointments(client);
  const patientId = page.ok ? (page.data[0]?.id ?? "") : "";
  const patient = await getPatient(client, { patientId });
  await getPatient(client, { patientId: "1" });
  const { operations } = await seen.observations();
  expect(Object.keys(operations)).toEqual(["getPatient", "listAppointments", "listPatients"]);
  expect(Object.keys(operations["getPatient"] ?? {})).toEqual(["200", "404"]);
  const answer = operations["getPatient"]?.["200"];
  expect(answer?.answers).toBe(1);
  expect(answer?.headers).toContain("x-ratelimit-limit");
  expect(answer?.body?.members?.["data"]?.members?.["created_at"]).toEqual({
    types: ["string"],
    length: [10, 100],
    formats: ["date-time"],
    otherWords: true,
  });
  // The document lists these.
  const appointment = operations["listAppointments"]?.["200"]?.body?.members?.["data"]?.items;
  expect(appointment?.members?.["status"]?.words).toContain("SCHEDULED");
  const text = JSON.stringify(await seen.observations());
  expect(patient.ok && patient.data.name.length > 3).toBe(true);
  for (const value of Object.values(patient.ok ? patient.data : {})) {
    if (typeof value === "string") expect(text).not.toContain(value);
  }
});

/** Two values that are as long as each other, and of the same formats, but share no character. */
type Pair = [one: unknown, other: unknown];

const text: fc.Arbitrary<Pair> = fc
  .string({ unit: fc.constantFrom(..."abcdefgh".split("")), minLength: 1, maxLength: 30 })
  .map((one) => [one, one.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 10))]);
const leaf: fc.Arbitrary<Pair> = fc.oneof(
  text,
  fc.constant<Pair>(["1985-04-12", "2026-11-30"]),
  fc.constant<Pair>(["jane.doe@example.com", "john.roe@example.org"]),
  fc.constant<Pair>([
    "0a1b2c3d-0000-4000-8000-1234567890ab",
    "ffffffff-1111-4111-8111-ba0987654321",
  ]),
  fc.constant<Pair>(["1743552000000", "9812345678901"]),
  fc.integer({ min: 1, max: 1000 }).map((one): Pair => [one, one + 5000]),
  fc.integer({ min: 1, max: 1000 }).map((one): Pair => [one + 0.5, one + 0.25]),
  fc.constant<Pair>([true, false]),
  fc.constant<Pair>([null, null]),
);
const { value } = fc.letrec<{ value: Pair }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .array(tie("value"), { maxLength: 4 })
      .map((all): Pair => [all.map(([one]) => one), all.map(([, other]) => other)]),
    // Names of members that nobody declared, and entries of maps.
    fc
      .array(fc.tuple(text, tie("value")), { maxLength: 4 })
      .map((all): Pair => [
        Object.fromEntries(all.map(([[name], [one]]) => [name, one])),
        Object.fromEntries(all.map(([[, name], [, other]]) => [name, other])),
      ]),
  ),
}));

describe("nothing of what an answer holds can be told from what is kept of it", () => {
  test("two answers of the same shape come to the same file, whatever they hold", () => {
    const header = fc.tuple(text, text);
    fc.assert(
      fc.property(
        fc.tuple(value, value, value),
        header,
        ([name, notes, extra], [[one], [other]]) => {
          const bodies = [0, 1].map((side) => ({
            data: { id: name[side], name: name[side], notes: notes[side], undeclared: extra[side] },
            error: notes[side],
            details: extra[side],
          }));
          for (const status of [200, 400, 418]) {
            const [first, second] = [one, other].map((trace, side) =>
              fileOf("getPatient", bodies[side], { status, header: String(trace) }),
            );
            expect(first).toEqual(second);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a text is told where the document lists it, and nowhere else", () => {
    const kept = fileOf("getAppointment", {
      data: { status: "NO_SHOW", notes: "COMPLETED", visit_type: "Jane Doe" },
    });
    expect(JSON.stringify(kept)).toContain("NO_SHOW");
    expect(JSON.stringify(kept)).not.toMatch(/COMPLETED|Jane/);
  });

  test("what a media type is called is told of those that everybody knows", () => {
    const headers = new Headers({ "content-type": "application/vnd.jane-doe+json" });
    const kept = observeAnswer(
      { operation: "getPatient", status: 200, headers, text: "{}", at },
      outline,
    );
    expect(JSON.stringify(kept)).not.toContain("jane");
  });
});

test("observations can be merged in any order, and merging with nothing changes nothing", () => {
  const one = value.map(([first]) =>
    fileOf("getPatient", { data: { id: "1", name: first, more: first } }),
  );
  const other = fc
    .tuple(value, fc.constantFrom(200, 404))
    .map(([[first], status]) => fileOf("getPatient", { data: first, error: first }, { status }));
  fc.assert(
    fc.property(one, other, fc.oneof(one, other), (a, b, c) => {
      const text = (merged: Observations): string => JSON.stringify(merged);
      const all = text(mergeObservations(a, b, c));
      expect(text(mergeObservations(c, b, a))).toBe(all);
      expect(text(mergeObservations(a, mergeObservations(c, b)))).toBe(all);
      expect(text(mergeObservations(a, mergeObservations()))).toBe(text(mergeObservations(a)));
    }),
    { numRuns: 200 },
  );
});
