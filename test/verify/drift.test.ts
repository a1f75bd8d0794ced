import { describe, expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { verifyApi } from "../../src/verify.js";

/** What verify finds at an emulator that keeps to all but so many facts, and which facts these are. */
async function found(drift: number, seed: number): Promise<Record<"bent" | "told", string[]>> {
  const emulator = await createEmulator({ drift, seed });
  const { report } = await verifyApi({
    baseUrl: `http://localhost${emulator.basePath}`,
    asking: { fetch: emulator.fetch, key: emulator.keys[0]?.key },
  });
  expect(report.seen.operations).toBe(9);
  return {
    bent: emulator.drift.map(({ rule, at }) => `${rule} ${at}`).sort(),
    told: report.findings.map(({ id, pointer }) => `${id} ${pointer}`).sort(),
  };
}

test("an emulator that keeps to its document is found to do so", async () => {
  expect(await found(0, 1)).toEqual({ bent: [], told: [] });
});

describe("each of thirty facts that an emulator does not keep to is found, and nothing else", () => {
  const seeds = process.env["CHECK_ALL"] === "1" ? 20 : 1;
  test.each(Array.from({ length: seeds }, (_, index) => index + 1))("seed %i", async (seed) => {
    const { bent, told } = await found(30, seed);
    expect(bent).toHaveLength(30);
    expect(new Set(bent.map((each) => each.split(" ")[0])).size).toBe(7);
    expect(told).toEqual(bent);
  });
});
