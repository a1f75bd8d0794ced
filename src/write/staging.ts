import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stagingPath } from "./paths.js";
import { errorCode } from "./write-error.js";

/** After this many milliseconds a staging folder counts as left behind by a run that was cut off. */
const abandonedAfterMs = 2_000;
const pollMs = 50;

/**
 * Makes the staging folder, which is the lock of an output folder too: where another run has it, this one waits.
 * It lies in the output folder, since a rename is only one step within one file system.
 */
export async function takeStaging(outDir: string): Promise<string> {
  const folder = join(outDir, stagingPath);
  for (;;) {
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true });
    else await sleep(pollMs);
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(folder);
    return Math.abs(Date.now() - mtimeMs) > abandonedAfterMs;
  } catch (error) {
    // The other run has just finished.
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
