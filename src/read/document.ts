import type { Json, JsonObject } from "../json/json.js";
import type { At } from "../json/pointer.js";
import type { ProblemId } from "../problems/problem-id.js";

/** A node of the document together with where it stands. */
export interface Node {
  value: Json;
  at: At;
}

/** A place that a person can open in an editor. Lines and columns are counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** An OpenAPI document as read: plain data, its references unresolved, and the means to follow them. */
export interface Document {
  /** The path as the caller gave it; messages name it so. */
  file: string;
  version: "3.0" | "3.1" | "3.2";
  root: JsonObject;
  /** What could not be read as it is written, but does not keep the rest from being read. */
  warnings: readonly LocatedProblem[];
  /**
   * The node that a `$ref` leads to, one step (a target that is a reference itself is returned as it stands).
   * `from` is where the reference stands: relative files are relative to its file.
   * What cannot be followed is a `Problem` without a place: the caller knows where the reference stands.
   */
  follow(reference: string, from: At): Node | Unfollowed;
  /** The file, line and column of a node; of its nearest ancestor where the node itself is not there. */
  place(at: At): Place;
  /** The files that were read so far, or asked for in vain, this one first: what a watcher has to watch. */
  files(): string[];
}

/** Why a reference leads nowhere, and what to do about it. */
export interface Unfollowed {
  id: ProblemId;
  what: string;
  todo: string;
  /** It leads to a file that may only be read where that is allowed. */
  isOutside?: true;
}

/** Something wrong with the input: what, where, and what to do. */
export interface Problem {
  /** What it is called, for good. */
  id: ProblemId;
  at: At;
  what: string;
  todo: string;
  /** Set on a warning where the document breaks the standard and the client is made all the same: an error to `lint`. */
  isFault?: true;
  /** The places whose content is not read for it. */
  leftOut?: readonly At[];
  /** As in {@link Unfollowed}. */
  isOutside?: true;
}

/** A problem with the place where it stands. */
export interface LocatedProblem extends Place {
  id: ProblemId;
  what: string;
  todo: string;
}
