import type { BodySettings, EncodedBody } from "../contract/body.js";
import { bytes } from "./body-bytes.js";
import { Invalid } from "../failures/invalid.js";
import { jsonText } from "../parameters/json-text.js";

/** JSON Lines and NDJSON: a line for each value of a list or an iterable (OpenAPI 3.2, section 4.14.2). */
export function jsonLines(body: unknown, settings: BodySettings): EncodedBody {
  return inFrames(body, settings, (value) => framedLine(jsonText("body", value)));
}

/** A JSON text sequence (RFC 7464): each value between a record separator and a line end. */
export function jsonSequence(body: unknown, settings: BodySettings): EncodedBody {
  return inFrames(body, settings, (value) => framedSequence(jsonText("body", value)));
}

export function framedLine(text: string): string {
  return `${text}\n`;
}

export function framedSequence(text: string): string {
  return `\x1e${text}\n`;
}

/** A list is sent as a whole, so that it can be sent again; the values of an iterable are taken as they are sent. */
export function inFrames(
  body: unknown,
  settings: BodySettings,
  write: (value: unknown) => string,
): EncodedBody {
  const { bodyType = "application/jsonl" } = settings;
  if (Array.isArray(body)) return { body: body.map(write).join(""), contentType: bodyType };
  const source = Object(body) as AsyncIterable<unknown> | Iterable<unknown>;
  // Of a text or of bytes each letter would be a value.
  const isText = typeof body === "string" || ArrayBuffer.isView(body);
  if (isText || !(Symbol.asyncIterator in source || Symbol.iterator in source))
    throw new Invalid("body", "is no list and no iterable of values");
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(write(value)));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return bytes(stream, { bodyType });
}
