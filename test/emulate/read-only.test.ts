import { expect, it } from "vitest";
import { ask, emulatorOfThings } from "./small-document.js";

it("a property that is readOnly by what it is composed of is not asked for, and not taken", async () => {
  const emulator = await emulatorOfThings(
    {
      id: { type: "string" },
      state: { allOf: [{ type: "string", readOnly: true, default: "new" }] },
    },
    ["state"],
  );
  const created = await ask(emulator, ["POST", "/things"], '{"state":"mine"}');
  expect(created.text).not.toContain("mine");
  expect((await ask(emulator, ["POST", "/things"], "{}")).status).toBe(201);
});

it("a property that is readOnly is not changed, and an id that is readOnly not chosen, by a client", async () => {
  const given = { type: "string", readOnly: true };
  const moment = { ...given, format: "date-time" };
  const properties = { id: given, state: given, updated_at: moment, name: { type: "string" } };
  const emulator = await emulatorOfThings(properties);
  const body = '{"id":"mine","state":"mine","name":"A"}';
  const created = await ask(emulator, ["POST", "/things"], body);
  const record = JSON.parse(created.text) as { id: string; updated_at: string };
  const text = expect.any(String) as string;
  expect(record).toEqual({ id: text, name: "A", updated_at: text });
  expect(record.id).not.toBe("mine");
  await new Promise((resolve) => setTimeout(resolve, 5));
  const changed = await ask(emulator, ["PUT", `/things/${record.id}`], body.replace("A", "B"));
  const after = JSON.parse(changed.text) as { updated_at: string };
  expect(after).toEqual({ id: record.id, name: "B", updated_at: text });
  expect(after.updated_at > record.updated_at).toBe(true);
});
