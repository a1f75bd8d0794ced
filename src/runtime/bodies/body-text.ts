import type { BodySettings, EncodedBody } from "../contract/body.js";
import { textOf } from "../parameters/parameter-text.js";

/** A text body. */
export function text(
  body: unknown,
  { bodyType: contentType = "text/plain;charset=utf-8" }: BodySettings,
): EncodedBody {
  return { body: textOf("body", body), contentType };
}
