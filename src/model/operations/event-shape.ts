import type { Schema } from "../schema/schema.js";

/** A kind of event in a `text/event-stream`. */
export interface EventShape {
  /** What its `event` may be; absent: nothing is said of it. */
  names?: string[];
  /** What its `data` is, once it is read. */
  data: Schema;
  /** Whether its `data` is JSON, and not just a text. */
  isJson: boolean;
}
