import type { Schema } from "../../model/schema/schema.js";
import type { FilterRule } from "../behaviour/behaviour.js";
import type { Above } from "./path-shape.js";
import type { Located } from "./payload.js";

/** What the emulator does when an operation is called. `above` are the records that must be there first. */
export type Plan = { above: Above[] } & (
  | ListPlan
  | { kind: "create"; resource: string; shows?: Located }
  | { kind: "read"; resource: string; id: string; shows: Located; include?: string }
  | { kind: "update"; resource: string; id?: string; shows?: Located; replace: boolean }
  | { kind: "remove"; resource: string; id: string }
  | { kind: "example" }
);

export interface ListPlan {
  kind: "list";
  resource: string;
  /** Property names from the payload to the list. */
  at: string[];
  /** What an item is shown as. */
  item: Schema;
  paging?: Paging;
  /** By query parameter. */
  filters: Record<string, FilterRule>;
  /** The query parameter that looks one record up by the caller's own identifier. */
  lookup?: string;
}

/** How a list is cut into pages. Parameters are names on the wire. */
export interface Paging {
  style: "cursor" | "link" | "offset" | "page";
  position?: string;
  limit?: string;
  /** Property names from the body's root to what the style tells: pages, items or the next cursor. */
  told?: string[];
  defaultLimit: number;
}
