import type { Change, Direction } from "../change.js";
import type { Conjunction, Part } from "../schema/part.js";
import type { Traits } from "../schema/traits.js";

/** A kind of change: its id never changes, since accepted changes and reports name it. */
export interface Rule {
  /** In kebab-case. */
  id: string;
  /** What it is about, as a heading. */
  title: string;
  /** Why a change of this kind breaks something, or does not. */
  explain: string;
}

/** How the values of a schema are written: as JSON, or as text in a parameter or header. */
export type Mode = "json" | "list" | "text";

/** Two parts of one kind that are taken to be the same thing before and after, and what a rule can do with them. */
export interface Pairing {
  base: Part;
  head: Part;
  mode: Mode;
  add(change: Change): void;
  /** Compares what is inside. `skip`: directions in which it does not occur. */
  inside(step: string, base: Conjunction, head: Conjunction, skip?: readonly Direction[]): void;
  traits: { base(of: Conjunction): Traits; head(of: Conjunction): Traits };
}
