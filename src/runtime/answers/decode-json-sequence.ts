import type { DecodeContext, Decoder } from "../contract/operation.js";
import { jsonValues } from "./json-values.js";
import type { OpenBody } from "./open-body.js";
import { bodyLimitOf, type CharsetDecoder } from "./read-body.js";
import { decodeChunk, undecodable } from "./read-lines.js";

/**
 * A JSON text sequence (RFC 7464) as an async iterable of its values: each begins with a record separator, and may hold
 * line ends. Iterating fails with an `ApiError`: `decode` on a record that is not JSON or not in its charset, or what
 * the network does.
 */
export const asJsonSequence: Decoder = {
  read: (response, context) => jsonValues(response, context, recordsOf),
};

/** The records of a body that is still arriving. Leaving the loop gives the rest up. */
async function* recordsOf(
  body: OpenBody,
  decoder: CharsetDecoder,
  context: DecodeContext,
): AsyncGenerator<string> {
  let rest = "";
  let tried = 0;
  const limit = bodyLimitOf(context.limits);
  try {
    for (let chunk = await body.next(); chunk; chunk = await body.next()) {
      const text = decodeChunk(decoder, context, chunk);
      const records = text.split("\x1e");
      if (records.length > 1) tried = 0;
      // What was there before is not looked through again.
      records[0] = rest + (records[0] ?? "");
      rest = records.pop() ?? "";
      for (const record of records) yield recordText(record, context);
      if (rest.length > limit)
        throw undecodable(context, `has a record longer than ${limit} characters`);
      // The next record may be long in coming: one that is there as a whole does not wait for it. Lines may end within
      // a record too, so that each try is of twice as much as the one before.
      if (!text.endsWith("\n") || rest.length < 2 * tried) continue;
      tried = rest.length;
      if (!isJson(rest)) continue;
      yield recordText(rest, context);
      rest = "";
      tried = 0;
    }
    rest += decodeChunk(decoder, context);
    yield recordText(rest, context);
  } finally {
    body.close();
  }
}

/** The text of a record, blank where sequences were joined (RFC 7464, section 2.1). */
function recordText(record: string, context: DecodeContext): string {
  const text = record.trim();
  // A number or word without a line end may have lost its own end (RFC 7464, section 2.4).
  if (/^[^[{"]/.test(text) && !/\s$/.test(record))
    throw undecodable(context, "ends within a record", text);
  return text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
