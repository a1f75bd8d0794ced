import type { Schema } from "../../model/schema/schema.js";
import type { ResourceBehaviour } from "../behaviour/behaviour.js";
import type { Above } from "./path-shape.js";

/** A kind of record: where it stands, what it is made of, how it is identified. */
export interface Resource {
  /** The path of the collection with its parameters emptied, or the name of one that has no path. */
  key: string;
  /** What messages call a record: `Patient`. */
  name: string;
  above: Above[];
  /** The schemas that answers show it in, the fullest first. */
  schemas: Schema[];
  /** The property that has the id, and what it may be. */
  idField: string;
  idSchema: Schema;
  /** The property that has the caller's own identifier (`x-external-id`), and the operation that finds records by it. */
  externalId?: string;
  lookup?: string;
  /** Moments that are set with the first write, and with every write. */
  createdFields: string[];
  updatedFields: string[];
  behaviour: ResourceBehaviour;
}

/** The resources of an API, each found out about when it is first asked for. */
export interface Resources {
  get(key: string): Resource | undefined;
  /** Every one, for which the whole document is read. */
  all(): Resource[];
  /** The keys of the collections that stand below a record of this one. */
  below(key: string): string[];
}
