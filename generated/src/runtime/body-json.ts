import type { BodySettings, EncodedBody } from "./body.js";
import { jsonText } from "./json-text.js";

/** A JSON body. */
export function json(
  body: unknown,
  { bodyType: contentType = "application/json" }: BodySettings,
): EncodedBody {
  return { body: jsonText("body", body), contentType };
}
