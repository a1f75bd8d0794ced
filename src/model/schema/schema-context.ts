import type { At } from "../../json/pointer.js";
import type { Node } from "../../read/document.js";
import type { Discriminator, Schema } from "./schema.js";
import type { Source } from "../source.js";

/** Where references lead, while schemas are read: to places, which become names later. */
export interface References {
  /** Where the model stands that a reference leads to; undefined, and a problem, where it leads nowhere. */
  refer(node: Node): At | undefined;
  /** A schema that is the reference to the model that stands there. */
  reference(at: At): Schema;
  /** A discriminator's mapping also names models. */
  map(discriminator: Discriminator): void;
}

/** By `$dynamicAnchor` the schema that is meant by it. */
export type DynamicAnchors = ReadonlyMap<string, Node>;

/** What a schema is normalised with. */
export interface SchemaContext {
  source: Source;
  registry: References;
  /** What each `$dynamicAnchor` means here. */
  anchors?: DynamicAnchors | undefined;
  /** The schemas that are written out here, since what they mean depends on the anchors. */
  writtenOut?: ReadonlySet<At>;
  /** How deep in other schemas this one stands. */
  depth?: number;
}
