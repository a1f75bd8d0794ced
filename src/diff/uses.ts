import type { At } from "../json/pointer.js";
import type { Change, Direction, Guard } from "./change.js";
import type { Schemas } from "./schema/schemas.js";
import type { Comparison, SchemaComparer } from "./comparison.js";

/** Where in the API something is used. */
export interface Site {
  /** The operation as a user of the client knows it: its function, or the webhook's or callback's key. */
  operation: string;
  /** What is sent there: `GET /pets/{id}`, `webhook pet.created`; empty for the document itself. */
  request: string;
  /** Such as `request body` or `query parameter limit`; empty for the operation itself. */
  where: string;
  direction: Direction;
  /** Guards that hold for everything in the operation. */
  guards: readonly Guard[];
}

/** A change at a site. */
export interface Sighting {
  change: Change;
  site: Site;
}

/** A pair of schemas that is used at a site. */
export interface SchemaUse {
  comparison: Comparison;
  site: Site;
}

/** What the comparison of two APIs is written into. */
export interface Notebook {
  comparer: SchemaComparer;
  /** The schemas of both documents, in normal form. */
  documents: { base: Schemas; head: Schemas };
  sightings: Sighting[];
  schemas: SchemaUse[];
  /** An RFC 3339 date: what is past is decided by it. */
  today: string;
}

/** Two things that are taken to be the same one, and where they stand. */
export interface Places {
  base: At;
  head: At;
}

export function note(notebook: Notebook, site: Site, ...changes: Change[]): void {
  for (const change of changes) notebook.sightings.push({ change, site });
}
