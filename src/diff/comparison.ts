import type { Change, Direction } from "./change.js";
import type { Mode } from "./rules/rule.js";
import type { Conjunction } from "./schema/part.js";

/**
 * What came of comparing two schemas: their own changes, and the comparisons of what is inside them. Recursive
 * schemas make a graph with cycles: two schemas that are being compared count as equal until something is found.
 */
export interface Comparison {
  changes: Change[];
  inside: Inside[];
  /** The model that was compared, where both sides are one; by its name in the head. */
  model?: string;
  /** What was compared; undefined of alternatives inside a schema. */
  schemas?: { base: Conjunction; head: Conjunction };
}

export interface Inside {
  /** How the place is written after the name of what it is in: `.email`, `[]`. */
  step: string;
  to: Comparison;
  skip: readonly Direction[];
  /** Whether it is one of several things that the value may be. */
  isBranch?: true;
}

/** Compares schemas of two documents; every pair once. */
export interface SchemaComparer {
  compare(base: Conjunction, head: Conjunction, mode?: Mode): Comparison;
  /** Everything that was begun is finished. */
  settle(): void;
}
