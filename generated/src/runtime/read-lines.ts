import type { DecodeContext } from "./decoder.js";
import { openBody } from "./open-body.js";
import { bodyLimit } from "./read-body.js";

/**
 * The lines of a body that is still arriving, without their ends (CR, LF or both). Leaving the loop gives the rest
 * up. A last line without an end is a line too.
 */
export async function* linesOf(response: Response, context: DecodeContext): AsyncGenerator<string> {
  const body = openBody(response, context);
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (let chunk = await body.next(); chunk; chunk = await body.next()) {
      rest += decoder.decode(chunk, { stream: true });
      // A CR at the end may be the first half of a CRLF.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      if (rest.length > bodyLimit) throw new RangeError(`A line is longer than ${bodyLimit}.`);
      yield* lines;
    }
    rest += decoder.decode();
    if (rest) yield rest.replace(/\r$/, "");
  } finally {
    body.close();
  }
}
