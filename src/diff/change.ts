import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";

/** What a change does to the set of values (or calls) that are accepted or sent. */
export type Effect = "incomparable" | "narrows" | "none" | "unknown" | "widens";

/** Who sends: a request is what the client sends. Of webhooks and callbacks the API sends the request. */
export type Direction = "request" | "response";

/** A circumstance that makes a change less bad than its effect alone. */
export type Guard =
  | "annotated" // a format says it, which many take for a note and do not check
  | "closed" // an answer was said to have no other properties, which hardly any client insists on
  | "draft" // the operation was declared draft or alpha: it promises nothing yet
  | "has-default" // a value is there for who leaves it out
  | "hinted" // a discriminator says it, which helps to tell variants apart and refuses nothing
  | "ignored" // the standard has whoever reads the document ignore it
  | "not-success" // an answer that reports an error
  | "sanctioned" // deprecated, and its sunset is not ahead
  | "undeclared"; // nothing was said about it before

export type Wire = "breaking" | "risky" | "safe";

/** One difference between two documents, before anyone asks where it is used. */
export interface Change {
  /** The id of its rule. */
  rule: string;
  effect: Effect;
  /** Where it stands in the base: the thing itself, or the nearest thing around it that is there. */
  base: At;
  head: At;
  /** Where the operation refers to it, if it stands elsewhere: what refers to it in another place is another change. */
  used?: { base?: At | undefined; head?: At | undefined };
  /** What happened, as half a sentence after the name of the thing: "`maxLength` went from 50 to 20". */
  what: string;
  before?: Json;
  after?: Json;
  /** Of a deprecation: the day until which it works. */
  sunset?: string;
  guards?: readonly Guard[];
  /** Directions in which nobody can notice, such as the request for a readOnly property. */
  skip?: readonly Direction[];
}
