import type { Decoder } from "../contract/operation.js";
import { readByContentType } from "./read-by-content-type.js";

/**
 * The body as its content type says; undefined where there is none. Named where a success is declared as something
 * beside JSON or without a body, and where a range such as `image/*` has a decoder of its own.
 */
export const asContentType: Decoder = {
  read: (response, context) => readByContentType(response, context, false),
};
