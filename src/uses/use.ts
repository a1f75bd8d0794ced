import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";

/**
 * What a place does with a part of the API:
 * - `calls` an operation; `names` it, or a type of it, without a call (handed on, faked, exported);
 * - `sends` a parameter or property; `reads` a property; `makes` one of what is only read, as tests do;
 * - `tells` a value of an enum, a status or a kind of failure apart;
 * - `opens` a client;
 * - `may use` everything of it, because what happens there cannot be followed.
 */
export type UseKind =
  "calls" | "makes" | "may use" | "names" | "opens" | "reads" | "sends" | "tells";

/** A place in a program that uses a part of the API. Lines and columns are counted from 1. */
export interface Use extends Span {
  kind: UseKind;
  /** As the code knows it: `getPatient`, `Patient.name`, `ListPatientsRequest.limit`. */
  part: string;
  /** Where the part stands in the document. */
  places: readonly At[];
  /** The models that its value is. */
  models: readonly string[];
  /** Of `may use`: the nodes of the document below which everything may be meant. */
  whole: readonly At[];
  /** The functions of the operations that it is of, where it is of certain ones. */
  operations: readonly string[];
  /** What is told apart, or sent as a literal. */
  value?: Json;
  /** Of `names`: the function itself is handed on, so that it may be called there. */
  isHandedOn?: true;
  /** Of an operation: it is named by its id. */
  isId?: true;
  /** Where the names stand by which it is used, such as the key of `patient[key]`; none where a type tells them. */
  keys?: readonly Place[];
  /** Of `may use`: what cannot be followed. */
  why?: string;
  line: number;
  column: number;
}

/** A range of a file, in UTF-16 code units from its start. */
export interface Place {
  /** The absolute path. */
  file: string;
  start: number;
  end: number;
}

/** A range, and the statement around it. */
export interface Span extends Place {
  statement: { start: number; end: number };
}
