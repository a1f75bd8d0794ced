import type { At } from "../../json/pointer.js";

/** A way in which answers stop being what the document says, named as `verify` names what it finds. */
export type BendRule =
  | "format-differs"
  | "header-missing"
  | "missing-after-all"
  | "never-documented"
  | "null-after-all"
  | "status-undeclared"
  | "value-new";

/** One fact of the document that an emulator with drift does not keep. */
export interface Bend {
  rule: BendRule;
  /** The id of the operation whose answers are bent. */
  operation: string;
  /** Where the document says otherwise. */
  at: At;
  /** Member names from the body's root to the value; `[]` is each item of a list. Of an object for a new member. */
  path: readonly string[];
  /** The member, header or status that is lost, new or bent. */
  subject: string;
}

/** The items of a list, in a path. */
export const eachItem = "[]";
