import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { manifestPath, parseManifest, type Manifest } from "./manifest.js";
import { stagingPath } from "./paths.js";
import { errorCode } from "./write-error.js";

/** After this many milliseconds a staging folder counts as left behind by a run that was cut off. */
const abandonedAfterMs = 2_000;
const pollMs = 50;

/** The staging folder of a run. */
export interface Staging {
  path: string;
  /** Whether it has to stay, since it alone tells what was half done. */
  isNeeded: boolean;
  /** What a run that was cut off had begun to write. */
  cutOff?: Manifest | undefined;
}

/**
 * Makes the staging folder, which is the lock of an output folder too: where another run has it, this one waits.
 * It lies in the output folder, since a rename is only one step within one file system.
 */
export async function takeStaging(outDir: string): Promise<Staging> {
  const path = join(outDir, stagingPath);
  let cutOff: Manifest | undefined;
  for (;;) {
    try {
      await mkdir(path);
      return { path, isNeeded: false, cutOff };
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    if (await isAbandoned(path)) {
      cutOff = await journalIn(path);
      await rm(path, { recursive: true, force: true });
    } else {
      await sleep(pollMs);
    }
  }
}

/** Where it is not whole, that run had not begun to move its files. */
async function journalIn(staging: string): Promise<Manifest | undefined> {
  const text = await readFile(join(staging, manifestPath), "utf8").catch(() => "");
  return parseManifest(text);
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
