import { describe, expect, it } from "vitest";
import { ask, emulatorOfThings } from "./small-document.js";

const id = { type: "string" };

describe("patterns of the document", () => {
  it("cannot stop the emulator", async () => {
    const emulator = await emulatorOfThings({ id, key: { type: "string", pattern: "^(a+)+$" } });
    expect(emulator.warnings).toEqual([]);
    const create = async (key: string): Promise<number> =>
      (await ask(emulator, ["POST", "/things"], JSON.stringify({ key }))).status;
    expect(await create(`${"a".repeat(45)}!`)).toBe(400);
    expect(await create("a".repeat(45))).toBe(201);
  });

  it.each(["^(?=.*\\d).+$", "[[:alpha:]]"])(
    "are not asked for where they cannot be read, and it is told where: %s",
    async (pattern) => {
      const properties = { id, key: { type: "string", pattern }, size: { type: "integer" } };
      const emulator = await emulatorOfThings(properties, ["size"]);
      const [warning] = emulator.warnings;
      expect(warning?.what).toContain("is not checked");
      expect(warning?.line).toBeGreaterThan(1);
      const { status } = await ask(emulator, ["POST", "/things"], '{"key":"a","size":1}');
      expect(status).toBe(201);
      const refused = await ask(emulator, ["POST", "/things"], '{"key":"a"}');
      expect(refused.status).toBe(400);
    },
  );
});
