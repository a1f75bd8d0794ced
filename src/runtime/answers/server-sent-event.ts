/** One event of a `text/event-stream` (HTML, section 9.2.6). */
export interface ServerSentEvent {
  /** The event's type; `message` where the server names none. */
  event: string;
  /** The data as text: several lines are joined by line feeds. */
  data: string;
  /** The last id that the server sent; empty before the first. */
  id: string;
  /** How long to wait before connecting again, in milliseconds, where the server said. */
  retry?: number;
}
