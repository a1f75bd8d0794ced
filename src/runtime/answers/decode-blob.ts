import type { Decoder } from "../contract/operation.js";
import { contentTypeOf } from "./content-type.js";
import { readWhole } from "./read-body.js";

/** The body as a Blob, at most 100 MiB; a larger one is a `decode` failure. */
export const asBlob: Decoder = {
  read: (response, context) =>
    readWhole(
      response,
      context,
      (chunks) => new Blob(chunks as Uint8Array<ArrayBuffer>[], { type: contentTypeOf(response) }),
    ),
};
