import type { Explained } from "../../findings/explained.js";
import type { Change, Direction } from "../change.js";
import type { Conjunction, Part } from "../schema/part.js";
import type { Traits } from "../schema/traits.js";

/** A kind of change, and why one of this kind breaks something, or does not. Accepted changes name it by its id. */
export type Rule = Explained;

/**
 * How the values of a schema are written: as JSON, as text in a parameter or header (`list`: one that may be repeated),
 * or as XML, where all is text too and the name of a model is the name of its element.
 */
export type Mode = "json" | "list" | "text" | "xml";

/** What is compared inside. `skip`: directions in which it does not occur. */
export interface InsidePair {
  base: Conjunction;
  head: Conjunction;
  skip?: readonly Direction[];
}

/** Two parts of one kind that are taken to be the same thing before and after, and what a rule can do with them. */
export interface Pairing {
  base: Part;
  head: Part;
  mode: Mode;
  add(change: Change): void;
  /** Compares what is inside. */
  inside(step: string, pair: InsidePair): void;
  traits: { base(of: Conjunction): Traits; head(of: Conjunction): Traits };
}
