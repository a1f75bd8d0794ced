import type { DecodeContext, Decoder } from "./decoder.js";
import { linesOf } from "./read-lines.js";
import type { ServerSentEvent } from "./server-sent-event.js";

/**
 * A `text/event-stream` body as an async iterable of its events. Iterating fails with an `ApiError` on an abort,
 * after `timeoutMs` without a byte, or where the network fails. It does not connect again.
 */
export const asEvents: Decoder = {
  headers: { accept: "text/event-stream" },
  read: (response, context) => Promise.resolve(eventsOf(response, context)),
};

/** Values that do not match are ignored, as the standard says. */
const accepted: Readonly<Record<string, RegExp>> = {
  event: /^/,
  id: /^[^\0]*$/,
  retry: /^\d+$/,
};

async function* eventsOf(
  response: Response,
  context: DecodeContext,
): AsyncGenerator<ServerSentEvent> {
  const fields: Record<string, string> = {};
  let data: string[] = [];
  for await (const line of linesOf(response, context)) {
    const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "data") data.push(value);
    else if (accepted[name]?.test(value)) fields[name] = value;
    if (line !== "") continue;
    if (data.length > 0) yield eventOf(fields, data);
    delete fields["event"];
    data = [];
  }
}

function eventOf(
  fields: Readonly<Record<string, string>>,
  data: readonly string[],
): ServerSentEvent {
  const { event, id = "", retry } = fields;
  const told = { event: event || "message", data: data.join("\n"), id };
  return retry ? { ...told, retry: Number(retry) } : told;
}
