import type { Json } from "../json/json.js";
import type { ProblemId } from "../problems/problem-id.js";

/** Where the nodes of a text start, in UTF-16 code units from its beginning: a tree in the shape of the data. */
export interface Spot {
  /** For a member of an object the start of its key, which is what a reader looks for. */
  start: number;
  /** The keys of an object, one for each of `children`. */
  readonly keys?: string[] | undefined;
  readonly children?: Spot[] | undefined;
}

/** Something wrong at an offset of a text. */
export interface Fault {
  offset: number;
  id: ProblemId;
  what: string;
  todo: string;
}

/** A text as data. `value` is undefined where `faults` say why. */
export interface Parsed {
  value: Json | undefined;
  faults: Fault[];
  warnings: Fault[];
  /** Looked for from the first call on, where the parser did not need it. */
  spot(): Spot;
}

/** The start of the node that the tokens lead to, or of its nearest ancestor. */
export function startOf(spot: Spot, tokens: readonly string[]): number {
  let current = spot;
  for (const token of tokens) {
    const child = childOf(current, token);
    if (!child) break;
    current = child;
  }
  return current.start;
}

function childOf(spot: Spot, token: string): Spot | undefined {
  const index = spot.keys ? spot.keys.indexOf(token) : Number(token);
  return spot.children?.[index];
}

/** How deep a document may nest. Real ones stay below 60; what walks the data later is recursive. */
export const maxDepth = 500;

/** The fault of a text that nests deeper than {@link maxDepth}. */
export function tooDeep(offset: number): Fault {
  return {
    offset,
    id: "document-too-deep",
    what: `The document nests deeper than ${maxDepth} levels`,
    todo: "Give the inner parts names under components and refer to them.",
  };
}

/** How many values a document may hold. The largest public descriptions have about a million. */
export const maxNodes = 2_000_000;

/** The fault of a text that holds more than {@link maxNodes}. */
export function tooMany(offset: number): Fault {
  return {
    offset,
    id: "document-too-large",
    what: `The document holds more than ${maxNodes} values`,
    todo: "Split it into several documents.",
  };
}
