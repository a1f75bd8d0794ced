import { ApiError } from "./api-error.js";
import type { DecodeContext, Decoder } from "./decoder.js";
import type { DecodeError } from "./errors.js";
import { linesOf } from "./read-lines.js";
import { Unreadable } from "./unreadable.js";

/**
 * JSON Lines, NDJSON and JSON text sequences (RFC 7464) as an async iterable of their values. Iterating fails with
 * an `ApiError`: `decode` on a line that is not JSON, or what the network does.
 */
export const asJsonLines: Decoder = {
  headers: { accept: "application/jsonl, application/x-ndjson, application/json-seq" },
  read: (response, context) => Promise.resolve(valuesOf(response, context)),
};

async function* valuesOf(response: Response, context: DecodeContext): AsyncGenerator<unknown> {
  for await (const line of linesOf(response, context)) {
    // A record separator begins each text of a sequence.
    const text = line.replace(/^\x1e/, "");
    if (text.trim() === "") continue;
    yield parse(text, context);
  }
}

function parse(text: string, { operation, info }: DecodeContext): unknown {
  try {
    return operation.parse?.(text, info) ?? JSON.parse(text);
  } catch {
    const { failure } = new Unreadable(
      `has a line (${text.length} characters) that is not JSON`,
      text,
    );
    throw new ApiError(operation.id, { ...(failure as DecodeError), response: info });
  }
}
