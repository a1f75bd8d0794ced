import { ReadError } from "../read/problem.js";
import { untilInterrupted } from "./interruption.js";
import { reportError } from "./report-error.js";
import type { Terminal } from "./terminal.js";
import { Watcher } from "./watcher.js";

/** What is repeated. */
export interface Watched {
  /** The file that is named, which is all that is known before the first run. */
  spec: string;
  /** Does the work and prints a line about it. Resolves to the files that it was made from. */
  run(): Promise<readonly string[]>;
}

/** Repeats a run whenever a file that it was made from is changed, until it is interrupted. Errors do not end it. */
export async function runAndWatch({ spec, run }: Watched, terminal: Terminal): Promise<void> {
  const watcher = new Watcher();
  let files: readonly string[] = [spec];
  terminal.out(`Watching ${spec} and the files it refers to. Ctrl+C ends.\n`);
  try {
    do {
      const started = Date.now();
      // Before anything is read, so that no change is missed meanwhile.
      watcher.watch(files, started);
      try {
        files = await run();
      } catch (error) {
        reportError(error, { terminal });
        if (error instanceof ReadError) files = [...new Set([spec, ...error.files])];
        terminal.out("Nothing was written. Waiting for the next change.\n");
      }
      watcher.watch(files, started);
    } while (await untilInterrupted((stop) => watcher.next(stop)));
  } finally {
    watcher.close();
  }
}
