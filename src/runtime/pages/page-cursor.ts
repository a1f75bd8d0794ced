import type { PageStep, PageStyle } from "./page-style.js";
import { type ResultPath, valueAt } from "./result-path.js";

/** Where an operation whose answers hand back a cursor says so. */
export interface CursorSettings {
  /** The request member that takes the cursor. */
  readonly cursor: string;
  /** Where the result holds the cursor of the next page. */
  readonly next: ResultPath;
  /** Where the result says whether there is more. `false` ends the pages whatever the cursor is; `true` needs one. */
  readonly more?: ResultPath;
}

/** Pages by a cursor that the answer hands back. No cursor, null or an empty one is the end. */
export function pageCursor(settings: CursorSettings): PageStyle<string> {
  const { cursor, next, more } = settings;
  return {
    members: [cursor],
    first: (request) => cursorOf(valueAt(request, [cursor])),
    isPosition: (value) => typeof value === "string",
    // The empty cursor stands for the first page, which is asked for without one.
    ask: (position) => (position === "" ? {} : { [cursor]: position }),
    next(_position, { answer }): PageStep<string> {
      const hasMore = more && valueAt(answer, more);
      if (hasMore === false) return { kind: "end" };
      const following = cursorOf(valueAt(answer, next));
      if (following) return { kind: "more", position: following };
      // A list that says itself that it goes on has not ended.
      if (following === "" && hasMore !== true) return { kind: "end" };
      return { kind: "fault", problem: `${next.join(".")} is no cursor` };
    },
  };
}

function cursorOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return "";
  // A number beyond 2^53 was rounded when it was read: it would be another place in the list.
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined;
  return /^(string|number|bigint)$/.test(typeof value) ? `${value as string}` : undefined;
}
