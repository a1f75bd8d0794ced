import type { BodySettings, EncodedBody } from "../contract/body.js";
import { jsonText } from "../parameters/json-text.js";

/** A JSON body. */
export function json(
  body: unknown,
  { bodyType: contentType = "application/json" }: BodySettings,
): EncodedBody {
  return { body: jsonText("body", body), contentType };
}
