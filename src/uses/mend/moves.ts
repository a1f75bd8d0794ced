import type { At } from "../../json/pointer.js";

/** What a property or a parameter has become: another name, or one in an object beside where it was. */
export interface NewPlace {
  name: string;
  /** The member that holds it now. */
  outer?: string;
  /** Whether that may be left out. */
  isOptional?: true;
}

/** How the value of a member has changed as a whole: it went into a property of a new object, or came out of one. */
export interface Wrap {
  property: string;
  isInto: boolean;
}

/** What has become of members, by their places in the base. */
export interface Moves {
  members: Map<At, NewPlace>;
  /** Members that left an object: by the place of the member that holds it, and by their names in it. */
  left: Map<At, Map<string, NewPlace>>;
  /** Bodies that are held by another object now, or no longer. */
  wraps: Map<At, Wrap>;
}

export function noMoves(): Moves {
  return { members: new Map(), left: new Map(), wraps: new Map() };
}

/** How a new place is written after a dot. */
export function placeText({ outer, isOptional, name }: NewPlace): string {
  return outer === undefined ? name : `${outer}${isOptional ? "?" : ""}.${name}`;
}
