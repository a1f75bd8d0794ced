import type { DecodeError } from "../contract/errors.js";
import type { DecodeContext } from "../contract/operation.js";
import { ApiError } from "../failures/api-error.js";
import { Unreadable } from "../failures/unreadable.js";
import type { OpenBody } from "./open-body.js";
import { bodyLimitOf, type CharsetDecoder } from "./read-body.js";

/**
 * The lines of a body that is still arriving, without their ends (CR, LF or both). Leaving the loop gives the rest
 * up. A last line without an end is a line too. Fails with an `ApiError`: `decode` where `decoder` refuses the bytes
 * or a line is longer than the largest body.
 */
export async function* linesOf(
  body: OpenBody,
  decoder: CharsetDecoder,
  context: DecodeContext,
): AsyncGenerator<string> {
  let rest = "";
  let isAfterCr = false;
  const limit = bodyLimitOf(context.limits);
  try {
    for (let chunk = await body.next(); chunk; chunk = await body.next()) {
      const text = decodeChunk(decoder, context, chunk);
      if (text === "") continue;
      // A CR ends its line at once; the LF that may follow in the next chunk ends none.
      const lines = text.slice(isAfterCr && text.startsWith("\n") ? 1 : 0).split(/\r\n?|\n/);
      isAfterCr = text.endsWith("\r");
      // What was there before is not looked through again.
      lines[0] = rest + (lines[0] ?? "");
      rest = lines.pop() ?? "";
      if (rest.length > limit)
        throw undecodable(context, `has a line longer than ${limit} characters`);
      yield* lines;
    }
    rest += decodeChunk(decoder, context);
    if (rest) yield rest;
  } finally {
    body.close();
  }
}

/** The text of a chunk, or without one what is left of the last: `decode` where `decoder` refuses the bytes. */
export function decodeChunk(
  decoder: CharsetDecoder,
  context: DecodeContext,
  chunk?: Uint8Array,
): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw undecodable(context, "is not in its charset");
  }
}

/** The failure of a body that is read after its call has resolved: `problem` says what is wrong with `text`. */
export function undecodable(
  { operation, info }: DecodeContext,
  problem: string | Unreadable,
  text?: string,
): ApiError<DecodeError> {
  const { failure } = typeof problem === "string" ? new Unreadable(problem, text) : problem;
  return new ApiError(operation.id, { ...(failure as DecodeError), response: info });
}
