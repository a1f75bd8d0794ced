import type { Decoder } from "../contract/operation.js";
import { readWhole, textOfBody } from "./read-body.js";

/** The body as text, whatever its content type, at most 100 MiB; a larger one is a `decode` failure. */
export const asText: Decoder = {
  read: (response, context) =>
    readWhole(response, context, (chunks) => textOfBody(chunks, response)),
};
