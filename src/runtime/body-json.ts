import type { EncodedBody } from "./body.js";
import { Invalid } from "./invalid.js";

/** A JSON body. */
export function json(body: unknown, contentType = "application/json"): EncodedBody {
  const text: unknown = JSON.stringify(body);
  if (typeof text !== "string") throw new Invalid("body", "has no JSON");
  return { body: text, contentType };
}
