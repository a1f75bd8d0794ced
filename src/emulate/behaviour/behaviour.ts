import type { Json } from "../../json/json.js";

/**
 * What a behaviour file declares: how an API behaves where OpenAPI has no words for it. Every part may be left out.
 * Resources are named by the path of their collection, such as `/patients`, or by any other name where they have no
 * path of their own and are only seeded, joined and read by a declared operation.
 */
export interface Behaviour {
  /** Which properties of an error's body have what. Without it the usual names are looked for. */
  errors?: { text?: string; details?: string };
  keys?: KeyBehaviour;
  rate?: RateBehaviour;
  /** How the body of a 409 carries the record that has the external identifier already. */
  conflict?: ConflictShape;
  /** What an upload may hold. The types stand in the document (`encoding.contentType`). */
  files?: { maxBytes: number };
  resources?: Record<string, ResourceBehaviour>;
  /** By operationId. */
  operations?: Record<string, OperationBehaviour>;
  seed?: SeedRule[];
}

export interface KeyBehaviour {
  /** The key that is made where none is given. */
  demo?: string;
  /** The scope that stands for every scope. */
  everything?: string;
}

export interface RateBehaviour {
  requests: number;
  seconds: number;
  /** How the reset header tells the end of the window. Default `epoch`, in seconds. */
  reset?: "delta" | "epoch";
  /** The form of Retry-After (RFC 9110, 10.2.3). Default `seconds`. */
  retryAfter?: "date" | "seconds";
}

export interface ConflictShape {
  /** The property that holds the record; `.`: the record's own properties stand at the top; `none`: it is left out. */
  record: string;
  /** Whether the error's text stands beside it. */
  error: boolean;
}

export interface ResourceBehaviour {
  /** What messages call a record: `Patient`. */
  name?: string;
  /** Properties of an update that are dropped silently, whether the document has them or not. */
  ignoredOnUpdate?: string[];
  /** What a new record has besides what was sent. */
  fields?: Record<string, FieldRule>;
  /** Properties that are looked up in other records whenever a record is shown. */
  joins?: Record<string, Join>;
  /** Properties that only show where an operation includes them. */
  blocks?: string[];
}

/** How a property of a new record gets its value. */
export type FieldRule = { value: Json } | { now: true } | { file: FilePart };

/** A fact about an uploaded file: its name, bytes, media type's short name, or the URL it is served at. */
export type FilePart = "name" | "size" | "type" | "url";

/** Another record (`by`: the own property with its id), one property of it (`take`), several (`where`), or itself. */
export type Join =
  | { from: string; by: string; take?: string }
  | { from: string; where: Record<string, string> }
  | { self: true };

export interface OperationBehaviour {
  /** By query parameter. */
  filters?: Record<string, FilterRule>;
  /** The query parameter that names the blocks to include; all of them where it is left out. */
  include?: string;
  /** Lists this resource, although the document does not show it. */
  list?: string;
  /** The property of the answer that has the list; without it the document says where it is. */
  under?: string;
  /** Reads this resource; `id` is the path parameter that names the record. */
  read?: string;
  id?: string;
  /** Properties beside the payload. */
  beside?: Record<string, Json>;
}

export interface FilterRule {
  /** The property of the record. */
  field: string;
  /** `day`, `fromDay`, `untilDay` compare UTC days, the others moments or values; from and until are inclusive. */
  matches: "day" | "equal" | "from" | "fromDay" | "until" | "untilDay";
}

/** Made-up records of one resource. */
export interface SeedRule {
  resource: string;
  /** How many, or how many at least and at most for each record of `per`. */
  count: number | [number, number];
  per?: string;
  fields: Record<string, SeedValue>;
}

/**
 * A made-up value. `text` has `{n}` for the record's number and `{field}` for fields before it; `owner` is a field of
 * the record of `per` (`id` is its id); `after` is a moment some minutes after that of another field.
 */
export type SeedValue =
  | { value: Json }
  | { pick: Json[] }
  | { some: Json[] }
  | { text: string }
  | { moment: [string, string] }
  | { day: [string, string] }
  | { number: [number, number] }
  | { owner: string }
  | { after: string; minutes: [number, number] }
  | { fields: Record<string, SeedValue> }
  | { file: { name: string; type: string; base64: string } };
