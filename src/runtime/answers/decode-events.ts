import type { DecodeContext, Decoder } from "../contract/operation.js";
import { contentTypeOf } from "./content-type.js";
import { openBody, type OpenBody } from "./open-body.js";
import { bodyLimitOf } from "./read-body.js";
import { linesOf, undecodable } from "./read-lines.js";
import { refuseBody } from "./refuse-body.js";
import type { ServerSentEvent } from "./server-sent-event.js";

/**
 * A `text/event-stream` body as an async iterable of its events. Iterating fails with an `ApiError` on an abort,
 * after `timeoutMs` without a byte, or where the network fails. It does not connect again.
 */
export const asEvents: Decoder = {
  async read(response, context) {
    // Anything else fails the connection (HTML, section 9.2.3).
    if (!/^text\/event-stream *(;|$)/i.test(contentTypeOf(response))) refuseBody(response, context);
    return eventsOf(openBody(response, context), context);
  },
};

/** Fields and values that do not match are ignored (HTML, section 9.2.6). */
const accepted: Readonly<Record<string, RegExp>> = {
  __proto__: null as never,
  event: /^/,
  id: /^[^\0]*$/,
  retry: /^\d+$/,
};

async function* eventsOf(body: OpenBody, context: DecodeContext): AsyncGenerator<ServerSentEvent> {
  const fields: Record<string, string> = {};
  let data: string[] = [];
  let length = 0;
  const limit = bodyLimitOf(context.limits);
  // Always UTF-8, whatever the content type says, and what is not is replaced (HTML, section 9.2.6).
  for await (const line of linesOf(body, new TextDecoder(), context)) {
    const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "data") data.push(value);
    else if (accepted[name]?.test(value)) fields[name] = value;
    length += line.length;
    if (length > limit) throw undecodable(context, `has an event longer than ${limit} characters`);
    if (line !== "") continue;
    if (data.length > 0) yield eventOf(fields, data);
    delete fields["event"];
    data = [];
    length = 0;
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
