import { contentTypeOf } from "./content-type.js";
import { chunksOf, readJson } from "./read-body.js";
import type { ReadBody } from "./read-body.js";

/** A body as its content type says: JSON, text, otherwise a Blob. */
export const readByContentType: ReadBody = async (response, operation, anything) => {
  const type = contentTypeOf(response);
  if (/[/+]json *(;|$)|^text\/|[/+]xml/i.test(type)) return readJson(response, operation, anything);
  const chunks = await chunksOf(response);
  return chunks.length > 0 ? new Blob(chunks as Uint8Array<ArrayBuffer>[], { type }) : undefined;
};
