import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { Place } from "../read/document.js";
import type { Change, Effect, Wire } from "./change.js";

/** What a change means for code that compiles against the client. */
export type Types = "breaking" | "safe" | "unchanged";

/** A place of the base or the head, for a person and for a machine. */
export interface Spot extends Place {
  /** The node, as in `Document.place`: a file and a JSON Pointer. */
  pointer: At;
}

/** A message of the compiler about code that uses the client, in words that do without the code. */
export interface Proof {
  /** Such as `TS2741`. */
  code: string;
  message: string;
  /** What the code does: `reads the data of getPatient`. */
  use: string;
}

/** One cause: what was changed in one place, and everything that it reaches. */
export interface Finding {
  /** The id of the rule. */
  id: string;
  wire: Wire | "unchanged";
  types: Types;
  /** A sentence that begins with the name of the thing, as users of the client know it. */
  message: string;
  /** Why it is breaking, risky or safe on the wire, and in which direction: half a sentence. */
  why: string;
  /** The functions of the client (and keys of webhooks) that it reaches, sorted. */
  operations: string[];
  /** What these send, sorted: `GET /pets/{id}`, `webhook pet.created`. */
  requests: string[];
  base: Spot;
  head: Spot;
  effect: Effect;
  /** Where in the operations it is met: `request body`, `response 200`; sorted. */
  sites: string[];
  /** The same as long as the structure of the change is the same; 16 hexadecimal digits. */
  fingerprint: string;
  before?: Json;
  after?: Json;
  /** The day until which what is deprecated works, as the document has it. */
  sunset?: string;
  /** A value that shows a breaking change of a schema. */
  witness?: Witness;
  proofs?: Proof[];
  /** What stops compiling though nobody has to fear it: a switch over all that may be sent, data that a fake makes up. */
  minor?: Proof[];
  /** The types of the client that go with it, sorted. */
  models?: string[];
  /** What the settings make of its rule, which the verdicts follow then. */
  level?: "error" | "risky";
  /** The reason that the file of accepted changes gives. */
  accepted?: string;
}

/** A value that is valid on one side only; found by construction, confirmed by a validator. */
export interface Witness {
  value: Json;
  valid: "after" | "before";
}

/** A finding while it is put together, with what the later steps go back to. */
export interface Draft {
  change: Change;
  finding: Finding;
}
