import { rangesOf } from "../bodies/media-ranges.js";
import type { Decoder } from "../contract/operation.js";
import { mediaType } from "./content-type.js";
import { asContentType } from "./decode-by-content-type.js";

/**
 * The body by the decoder that the operation names for its content type, or for a range such as `image/*` that it is
 * in. Where none is named, JSON, text or Blob is chosen by the content type.
 */
export const oneOfDecoders: Decoder = {
  read(response, context) {
    const { decoders = {} } = context.operation;
    const { contentType } = mediaType(response);
    const name = rangesOf(contentType).find((each) => Object.hasOwn(decoders, each));
    const decoder = name === undefined ? undefined : decoders[name];
    return (decoder ?? asContentType).read(response, context);
  },
};
