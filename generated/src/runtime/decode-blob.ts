import type { Decoder } from "./decoder.js";
import { contentTypeOf } from "./content-type.js";
import { blobOf, chunksOf } from "./read-body.js";

/** The body as a Blob, at most 100 MiB; a larger one is a `decode` failure. */
export const asBlob: Decoder = {
  async read(response) {
    return blobOf(await chunksOf(response), contentTypeOf(response));
  },
};
