import type { Value } from "../store/value.js";
import type { Complaint } from "./complaint.js";

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

/** Of a refusal that a field is to blame for, the field and its message as well. */
export type Reason = Complaint | { reason: string };

export interface Refusal {
  kind: "refused";
  status: number;
  text: string;
  /** Where, what, and by which rule: for a header and the log, and for bodies that have a place for it. */
  reasons: readonly Reason[];
  /** Of a 409: the record that is there already. */
  existing?: Value;
}

/** @param reasons of one that no field is to blame for: a sentence that says more than the text, or nothing */
export function refused(
  status: number,
  text: string,
  more: Partial<Pick<Refusal, "existing" | "reasons">> = {},
): Refusal {
  return { kind: "refused", status, text, reasons: [{ reason: text }], ...more };
}

/** A request that is wrong, by what is wrong with it. */
export function invalid(complaints: readonly Complaint[]): Refusal {
  return { kind: "refused", status: 400, text: "Validation error", reasons: complaints };
}
