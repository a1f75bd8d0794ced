import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { root } from "../program.js";

it(
  "npm run demo imports twice, books, pages, uploads and waits out a 429",
  { timeout: 300_000 },
  async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "demo"], { cwd: root });
    for (const line of [
      "The first import: 1000 created, 0 unchanged, 0 failed",
      "The second import: 0 created, 1000 unchanged, 0 failed",
      "1200 patients are there",
      "asked twice, created once: true",
      "its public_url serves 16",
      "Refused with 429, 5 times in 25 calls",
      "Answered after",
      "Done:",
    ]) {
      expect(stdout).toContain(line);
    }
  },
);
