import type { BodySettings, EncodedBody } from "../contract/body.js";
import { Invalid } from "../failures/invalid.js";
import { framedLine, framedSequence, inFrames } from "./body-json-stream.js";
import { stringifyExact } from "./exact-json.js";

/** A JSON body with values whose formats are something else in the program, which it says by `formats`. */
export function jsonWithFormats(body: unknown, settings: BodySettings): EncodedBody {
  const { bodyType: contentType = "application/json" } = settings;
  return { body: exactText(body, settings), contentType };
}

/** {@link jsonLines} of such values. */
export function jsonLinesWithFormats(body: unknown, settings: BodySettings): EncodedBody {
  return inFrames(body, settings, (value) => framedLine(exactText(value, settings)));
}

/** {@link jsonSequence} of such values. */
export function jsonSequenceWithFormats(body: unknown, settings: BodySettings): EncodedBody {
  return inFrames(body, settings, (value) => framedSequence(exactText(value, settings)));
}

function exactText(value: unknown, { formats }: BodySettings): string {
  const text = stringifyExact(value, formats?.body ?? {});
  if (text === undefined) throw new Invalid("body", "has no JSON");
  return text;
}
