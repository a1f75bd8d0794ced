import type { Value } from "../store/value.js";
import type { Details } from "./messages.js";

/** What came of a call, before it is put into the form that the document declares. */
export type Outcome = Success | Refusal;

export interface Success {
  kind: "success";
  /** What the answer is about; undefined where there is nothing to show. */
  payload?: Value;
  /** Property names from the payload's place to where it stands. */
  at?: string[];
  /** Where the list that it has is cut. */
  page?: PageFacts;
  /** Headers such as Link. */
  headers?: Record<string, string>;
}

export interface PageFacts {
  page: number;
  limit: number;
  offset: number;
  total: number;
  /** Property names from the body's root, and what stands there. */
  told?: { path: string[]; value: Value };
}

export interface Refusal {
  kind: "refused";
  status: number;
  text: string;
  details?: Details;
  /** Of a 409: the record that is there already. */
  existing?: Value;
}

export function refused(status: number, text: string, more: Partial<Refusal> = {}): Refusal {
  return { kind: "refused", status, text, ...more };
}
