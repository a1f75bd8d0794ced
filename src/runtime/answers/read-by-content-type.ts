import type { ReadBody } from "../contract/operation.js";
import { contentTypeOf } from "./content-type.js";
import { readJson, readWhole } from "./read-body.js";

/** A body as its content type says: JSON, text, otherwise a Blob. */
export const readByContentType: ReadBody = (response, context, anything) => {
  const type = contentTypeOf(response);
  if (/[/+]json *(;|$)|^text\/|[/+]xml/i.test(type)) return readJson(response, context, anything);
  return readWhole(response, context, (chunks) =>
    chunks.length > 0 ? new Blob(chunks as Uint8Array<ArrayBuffer>[], { type }) : undefined,
  );
};
