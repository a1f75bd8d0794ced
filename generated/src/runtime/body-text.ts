import type { BodySettings, EncodedBody } from "./body.js";
import { textOf } from "./parameter-text.js";

/** A text body. */
export function text(
  body: unknown,
  { bodyType: contentType = "text/plain;charset=utf-8" }: BodySettings,
): EncodedBody {
  return { body: textOf("body", body), contentType };
}
