import { expect, test } from "vitest";
import { bundledSpec } from "../../src/read/assets.js";
import { apiOf, companionTexts, importText } from "./companion-text.js";

type Make = (...given: unknown[]) => unknown;

// That what they make is valid, by each model of many documents, is asked in truth.test.ts.
test("given members stay, ids are related, and seeds repeat", { timeout: 60_000 }, async () => {
  const api = await apiOf(bundledSpec);
  const text = (await companionTexts(api, "factories")).get("factories.ts") ?? "";
  const made = (await importText(text)) as unknown as Record<string, Make>;
  const { makePatient, makeAppointment, makeNote, many, reseed } = made as Required<typeof made>;
  const all = (): Record<string, Record<string, unknown>> => ({
    patient: makePatient?.({ name: "Jane Doe", notes: undefined }) as Record<string, unknown>,
    appointment: makeAppointment?.() as Record<string, unknown>,
    note: makeNote?.() as Record<string, unknown>,
  });
  reseed?.(7);
  const first = all();
  expect(first["patient"]).toMatchObject({ name: "Jane Doe" });
  expect(first["patient"]).not.toHaveProperty("notes");
  const { id } = first["patient"] ?? {};
  expect(first["appointment"]).toMatchObject({ patient_id: id });
  expect(first["note"]).toMatchObject({ patient_id: id, patient: { id } });
  reseed?.(7);
  expect(all()).toEqual(first);
  reseed?.(8);
  expect(all()).not.toEqual(first);
  const patients = many?.(3, makePatient, (index: number) => ({ name: `No. ${index}` }));
  expect(patients).toMatchObject([{ name: "No. 0" }, { name: "No. 1" }, { name: "No. 2" }]);
  expect(new Set((patients as { id: string }[]).map((each) => each.id)).size).toBe(3);
});
