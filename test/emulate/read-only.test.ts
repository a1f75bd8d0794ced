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
