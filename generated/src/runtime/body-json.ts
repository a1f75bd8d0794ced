import type { BodySettings, EncodedBody } from "./body.js";
import { Invalid } from "./invalid.js";

/** A JSON body. */
export function json(
  body: unknown,
  { bodyType: contentType = "application/json" }: BodySettings,
): EncodedBody {
  const text: unknown = JSON.stringify(body);
  if (typeof text !== "string") throw new Invalid("body", "has no JSON");
  return { body: text, contentType };
}
