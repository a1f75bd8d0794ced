import type { DecodeContext, Decoder } from "../contract/operation.js";
import { asEvents } from "./decode-events.js";
import { jsonValueOf } from "./json-values.js";
import type { ServerSentEvent } from "./server-sent-event.js";

/**
 * A `text/event-stream` whose data is JSON, or that of some of its events. Events of names that the document does not
 * list are left out, as a browser leaves out what nothing listens for. `[DONE]` in the place of JSON ends the stream.
 * Iterating fails with an `ApiError`: `decode` on data that is not JSON, or what the network does.
 */
export const asTypedEvents: Decoder = {
  async read(response, context) {
    const events = (await asEvents.read(response, context)) as AsyncIterable<ServerSentEvent>;
    return typedEvents(events, context);
  },
};

async function* typedEvents(
  events: AsyncIterable<ServerSentEvent>,
  context: DecodeContext,
): AsyncGenerator<ServerSentEvent<unknown>> {
  const { events: kinds } = context.operation;
  for await (const told of events) {
    if (kinds && !Object.hasOwn(kinds, told.event)) continue;
    const isJson = kinds?.[told.event] ?? true;
    if (isJson && told.data === "[DONE]") return;
    yield isJson ? { ...told, data: jsonValueOf(told.data, context) } : told;
  }
}
