import type { Decoder } from "./decoder.js";
import { readByContentType } from "./read-by-content-type.js";

/** The body as its content type says, named where a range such as `image/*` has a decoder of its own. */
export const asContentType: Decoder = {
  read: (response, { operation }) => readByContentType(response, operation, false),
};
