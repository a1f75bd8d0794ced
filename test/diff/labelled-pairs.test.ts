import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../program.js";
import { sharedDir } from "../shared-dir.js";

const folder = sharedDir("diff-cases");

test.skipIf(folder === undefined)("the wire verdict agrees with the labelled pairs", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, "test/diff/score.mjs")],
    { maxBuffer: 10_000_000 },
  );
  const both = /Both: \d+ pairs, agreement ([\d.]+) %, with explained ones ([\d.]+) %/.exec(stdout);
  // Three labels call limits and patterns breaking that refuse no value which was valid; the others are opinions.
  expect(Number(both?.[1])).toBeGreaterThanOrEqual(95.5);
  expect(Number(both?.[2])).toBeGreaterThanOrEqual(99);
});
