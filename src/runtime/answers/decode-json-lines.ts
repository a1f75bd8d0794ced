import type { Decoder } from "../contract/operation.js";
import { jsonValues } from "./json-values.js";
import { linesOf } from "./read-lines.js";

/**
 * JSON Lines and NDJSON as an async iterable of their values. Iterating fails with an `ApiError`: `decode` on a line
 * that is not JSON or not in its charset, or what the network does.
 */
export const asJsonLines: Decoder = {
  read: (response, context) => jsonValues(response, context, linesOf),
};
