import type { Issue } from "./standard-schema.js";

/** Where a value is not what the document says. */
export interface Place {
  /** A JSON pointer into the request or the body of the answer. */
  at: string;
  /** Which rule is broken, as the library of the schemas calls it. */
  rule: string | undefined;
}

/** A request or an answer that is not what the document says. It names the places, and never a value. */
export class SchemaMismatch extends Error {
  override readonly name = "SchemaMismatch";
  readonly operation: string;
  /** Of an answer: its status. */
  readonly status: number | undefined;
  readonly places: readonly Place[];

  constructor(operation: string, status: number | undefined, issues: readonly Issue[]) {
    const places = issues.map(({ path = [], code, type }) => ({
      at: path.map((part) => `/${nameOf(part)}`).join(""),
      rule: code ?? type,
    }));
    const what = status === undefined ? "the request" : `the answer (${status})`;
    const where = places.map(({ at, rule }) => `${at || "its root"} (${rule})`).join(", ");
    super(`${operation}: ${what} is not what the document says, at ${where}`);
    this.operation = operation;
    this.status = status;
    this.places = places;
  }
}

/** A part of a place, as a JSON pointer spells it (RFC 6901, section 3). */
function nameOf(part: PropertyKey | { readonly key: PropertyKey }): string {
  const key = typeof part === "object" ? part.key : part;
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
