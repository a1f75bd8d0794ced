import { createReadStream } from "node:fs";
import { maxBytes, tooLarge } from "./load.js";
import { ReadError } from "./problem.js";

/** What names standard input on a command line. */
export const standardInput = "-";

/** How messages name it. */
export const standardInputShown = "<stdin>";

/**
 * Reads standard input to its end.
 *
 * @throws ReadError where it is larger than a file may be
 */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream("", { fd: 0, autoClose: false })) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) {
      throw new ReadError([{ file: standardInputShown, line: 1, column: 1, ...tooLarge() }]);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
