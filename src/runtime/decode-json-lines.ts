import type { DecodeContext, Decoder } from "./decoder.js";
import { openBody, type OpenBody } from "./open-body.js";
import { contentTypeOf } from "./content-type.js";
import { strictDecoder, type CharsetDecoder } from "./read-body.js";
import { linesOf, undecodable } from "./read-lines.js";

/**
 * JSON Lines and NDJSON as an async iterable of their values. Iterating fails with an `ApiError`: `decode` on a line
 * that is not JSON or not in its charset, or what the network does.
 */
export const asJsonLines: Decoder = {
  headers: { accept: "application/jsonl, application/x-ndjson" },
  async read(response, context) {
    const decoder = strictDecoder(contentTypeOf(response));
    return valuesOf(openBody(response, context), decoder, context);
  },
};

async function* valuesOf(
  body: OpenBody,
  decoder: CharsetDecoder,
  context: DecodeContext,
): AsyncGenerator<unknown> {
  for await (const line of linesOf(body, decoder, context)) {
    if (line.trim() !== "") yield parseValue(line, context);
  }
}

/** A value of a stream of them. */
export function parseValue(text: string, context: DecodeContext): unknown {
  try {
    return context.operation.parse?.(text, context.info) ?? JSON.parse(text);
  } catch {
    throw undecodable(context, `has a value (${text.length} characters) that is not JSON`, text);
  }
}
