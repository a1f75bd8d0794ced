import type { Observations } from "./observations.js";
import { outlineOfAnswer, type Outline } from "./outline.js";
import { shapeOfValue } from "./shape-of.js";

/** One answer, as far as it is looked at. */
export interface AnswerSeen {
  /** The id of the operation. */
  readonly operation: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body as a text; undefined where there is none, or it is not at hand. */
  readonly text: string | undefined;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** The media types that are told by their names. What another one is called could be anything. */
const knownMediaTypes: readonly string[] = [
  ...["application/json", "application/problem+json", "application/hal+json", "application/pdf"],
  ...["application/vnd.api+json", "application/octet-stream", "application/xml", "application/zip"],
  ...["application/jsonl", "application/x-ndjson", "application/json-seq", "text/event-stream"],
  ...["text/plain", "text/html", "text/csv", "text/xml", "image/jpeg", "image/png"],
];

/** What is seen of one answer: its shape, and nothing of what it holds. */
export function observeAnswer(
  { operation, status, headers, text, at }: AnswerSeen,
  outline: Outline,
): Observations {
  const day = new Date(at).toISOString().slice(0, 10);
  const [type = ""] = `${headers.get("content-type") ?? ""}`.toLowerCase().split(";");
  const essence = type.trim();
  const mediaType = knownMediaTypes.includes(essence) ? essence : "other";
  const value = text === undefined || !/[/+]json$/.test(essence) ? undefined : valueOfText(text);
  const places = outlineOfAnswer(outline, operation, status);
  const names: string[] = [];
  headers.forEach((_, name) => names.push(name));
  const answer = {
    answers: 1,
    mediaTypes: essence === "" ? [] : [mediaType],
    headers: names.sort(),
    someHeaders: [],
    ...(value !== undefined && { body: shapeOfValue(value, places, outline) }),
  };
  return {
    observations: 1,
    from: day,
    until: day,
    operations: { [operation]: { [status]: answer } },
  };
}

/** What is no JSON is not looked at: the call itself fails with it. */
function valueOfText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
