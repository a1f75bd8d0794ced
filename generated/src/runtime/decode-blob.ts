import type { Decoder } from "./decoder.js";
import { contentTypeOf } from "./content-type.js";
import { chunksOf } from "./read-body.js";

/** The body as a Blob, at most 100 MiB; a larger one is a `decode` failure. */
export const asBlob: Decoder = {
  async read(response) {
    return new Blob(await chunksOf(response), { type: contentTypeOf(response) });
  },
};
