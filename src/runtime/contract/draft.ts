import type { EncodedBody } from "./body.js";
import type { Arguments, StyledParameter } from "./parameters.js";

/** A request while it is written. */
export interface Draft {
  readonly method: string;
  url: string;
  /** Header names are lower case. */
  readonly headers: Record<string, string>;
  body?: EncodedBody;
}

/** Adds parameters to a request: `inQuery`, `inHeader`, `inCookie` or `inPath`. */
export type AddParameters = (
  draft: Draft,
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
) => void;
