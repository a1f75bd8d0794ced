/**
 * One event of a `text/event-stream` (HTML, section 9.2.6).
 * `Data` is what the document says of its data; `Event` are the names that it lists.
 */
export interface ServerSentEvent<Data = string, Event extends string = string> {
  /** The event's type; `message` where the server names none. */
  event: Event;
  /** The data: a text, whose lines are joined by line feeds, or what it says as JSON. */
  data: Data;
  /** The last id that the server sent; empty before the first. */
  id: string;
  /** How long to wait before connecting again, in milliseconds, where the server said. */
  retry?: number;
}
