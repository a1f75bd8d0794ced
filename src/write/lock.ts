import { mkdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { removeEmpty } from "./remove-empty.js";
import { takeStaging, type Staging } from "./staging.js";
import { systemProblem, WriteError } from "./write-error.js";

/**
 * Has an output folder for itself while something is planned and written: another run waits. The folder is made where
 * it is not there, and goes again where nothing was put into it.
 *
 * @throws WriteError where the folder cannot be made or written to, and what the work throws
 */
export async function locked<Result>(
  outDir: string,
  work: (staging: Staging) => Result,
): Promise<Result> {
  const folder = resolve(outDir);
  let made: string | undefined;
  let staging: Staging | undefined;
  try {
    made = mkdirSync(folder, { recursive: true });
    staging = await takeStaging(folder);
    return work(staging);
  } catch (error) {
    throw error instanceof WriteError ? error : new WriteError([systemProblem(outDir, error)]);
  } finally {
    if (staging?.isNeeded === false) rmSync(staging.path, { recursive: true, force: true });
    if (made !== undefined) removeEmpty(folder, dirname(resolve(made)));
  }
}
