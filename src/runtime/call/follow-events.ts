import type { ServerSentEvent } from "../answers/server-sent-event.js";
import type { CallOptions } from "../contract/client-options.js";
import type { Client } from "../contract/client.js";
import type { CallFailure } from "../contract/errors.js";
import type { ReadOperation } from "../contract/operation.js";
import type { Result } from "../contract/result.js";
import { ApiError } from "../failures/api-error.js";
import { sleep } from "./sleep.js";

/** Options of a call whose answer is a stream of events. */
export interface EventStreamOptions extends CallOptions {
  /** The id of the last event that was seen: a server that remembers goes on behind it. */
  lastEventId?: string | undefined;
  /**
   * Connects again where the stream breaks off, and asks for what follows the last event. It waits as long as the server
   * said, otherwise a second, and gives up where `retries` connections in a row brought no event. Default false.
   */
  resume?: boolean | undefined;
}

/** What an operation is called with. */
export interface FollowedCall {
  request?: object | undefined;
  options: EventStreamOptions | undefined;
}

type Events = AsyncIterable<ServerSentEvent<unknown>>;
type Answer = Result<unknown, CallFailure>;

/** Carries out an operation whose answer may be a stream of events. */
export async function followEvents<Outcome>(
  client: Client,
  operation: ReadOperation,
  { request, options = {} }: FollowedCall,
): Promise<Outcome> {
  const { lastEventId = "", resume, ...own } = options;
  const open = (id: string): Promise<Answer> => client.call(operation, request, behind(id, own));
  const answer = await open(lastEventId);
  if (!resume || !answer.ok || !isEvents(answer.data)) return answer as Outcome;
  const data = resumed(answer.data, { operation, own, lastEventId, open });
  return { ...answer, data } as Outcome;
}

/** The header is UTF-8 (HTML, section 9.2.2), of which `fetch` takes the bytes one by one. */
function behind(id: string, own: CallOptions): CallOptions {
  if (id === "") return own;
  const bytes = String.fromCharCode(...new TextEncoder().encode(id));
  return { ...own, headers: { ...own.headers, "last-event-id": bytes } };
}

/** JSON may have come instead, or nothing. */
function isEvents(data: unknown): data is Events {
  return Symbol.asyncIterator in Object(data);
}

interface Stream {
  operation: ReadOperation;
  own: CallOptions;
  lastEventId: string;
  open: (id: string) => Promise<Answer>;
}

async function* resumed(
  first: Events,
  { operation, own, lastEventId, open }: Stream,
): AsyncGenerator<ServerSentEvent<unknown>> {
  let events: unknown = first;
  let id = lastEventId;
  let waitMs = 1000;
  let idle = 0;
  // A 204 says that there is no more to come (HTML, section 9.2.2).
  while (isEvents(events)) {
    try {
      for await (const event of events) {
        id = event.id || id;
        waitMs = event.retry ?? waitMs;
        idle = 0;
        yield { ...event, id };
      }
      return;
    } catch (error) {
      if (!isBroken(error) || idle++ >= (own.retries ?? 2)) throw error;
    }
    await sleep(waitMs, own.signal);
    const answer = await open(id);
    if (!answer.ok) throw new ApiError(operation.id, answer.error);
    events = answer.data;
  }
}

function isBroken(thrown: unknown): boolean {
  return thrown instanceof ApiError && /^(network|timeout)$/.test(`${Object(thrown.error).kind}`);
}
