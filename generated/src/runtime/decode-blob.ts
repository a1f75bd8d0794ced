import type { Decoder } from "./decoder.js";
import { contentTypeOf } from "./content-type.js";
import { chunksOf } from "./read-body.js";

/** The body as a Blob, at most 100 MiB; a larger one is a `decode` failure. */
export const asBlob: Decoder = {
  async read(response) {
    const chunks = await chunksOf(response);
    return new Blob(chunks as Uint8Array<ArrayBuffer>[], { type: contentTypeOf(response) });
  },
};
