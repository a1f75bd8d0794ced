import type { EncodedBody } from "./body.js";
import { textOf } from "./parameter-text.js";

/** A text body. */
export function text(body: unknown, contentType = "text/plain;charset=utf-8"): EncodedBody {
  return { body: textOf("body", body), contentType };
}
