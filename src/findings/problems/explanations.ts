import type { ProblemId } from "../../problems/problem-id.js";
import type { Explained } from "../explained.js";

/** What is said of the problems of a group: the compiler sees that none is forgotten. */
export type Explanations<Id extends ProblemId> = Readonly<
  Record<Id, Required<Omit<Explained, "id">>>
>;
