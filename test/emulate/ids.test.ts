import { expect, it } from "vitest";
import { ask, emulatorOfThings } from "./small-document.js";

it.each([
  { type: "string", pattern: "^ord_[0-9a-z]{26}$" },
  { type: "string", pattern: "^[A-F\\d]{2}(-[A-F\\d]{2}){5}$" },
  { type: ["string", "null"], pattern: "^MG[0-9a-f]{32}$", minLength: 34, maxLength: 34 },
  { allOf: [{ type: "string" }, { minLength: 24, maxLength: 24 }] },
  { type: "string", minLength: 40 },
])("a new id is one that the document allows in a path: %j", async (id) => {
  const emulator = await emulatorOfThings({ id, name: { type: "string" } });
  const ids = new Set<string>();
  for (const name of ["one", "two", "three"]) {
    const created = await ask(emulator, ["POST", "/things"], JSON.stringify({ name }));
    const record = JSON.parse(created.text) as { id: string };
    ids.add(record.id);
    const read = await ask(emulator, ["GET", `/things/${record.id}`]);
    expect(read).toEqual({ status: 200, text: created.text });
  }
  expect(ids.size).toBe(3);
});

it("ids end where their pattern allows no more, and creating goes on", async () => {
  const emulator = await emulatorOfThings({ id: { type: "string", pattern: "^[ab]$" } });
  const before = JSON.parse((await ask(emulator, ["GET", "/things"])).text) as unknown[];
  for (let count = 0; count < 4; count += 1) {
    expect((await ask(emulator, ["POST", "/things"], "{}")).status).toBe(201);
  }
  expect(JSON.parse((await ask(emulator, ["GET", "/things"])).text)).toHaveLength(
    before.length + 4,
  );
});

it("an id that a client chose is taken, where the document says that it may be", async () => {
  const properties = { id: { type: "string" }, name: { type: "string" } };
  for (const [refusals, status, name] of [
    [{ 409: { description: "Taken." } }, 409, "first"],
    [{}, 201, "second"],
  ] as const) {
    const emulator = await emulatorOfThings(properties, [], refusals);
    const create = async (text: string): Promise<number> =>
      (await ask(emulator, ["POST", "/things"], JSON.stringify({ id: "mine", name: text }))).status;
    expect(await create("first")).toBe(201);
    expect(await create("second")).toBe(status);
    expect((await ask(emulator, ["GET", "/things/mine"])).text).toContain(name);
  }
});
