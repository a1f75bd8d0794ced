import type { DecodeError, InvalidError } from "../contract/errors.js";

/** Ends a call with a failure of its own making. The message quotes neither the request nor the answer. */
export class Refusal extends TypeError {
  /** The failure that tells of it; one of a body lacks its response. */
  declare readonly failure: InvalidError | Omit<DecodeError, "response">;
  /** True where the end of a body seems to be missing. */
  declare readonly isCutOff: boolean | undefined;

  constructor(failure: Refusal["failure"], isCutOff?: boolean) {
    super(failure.message);
    this.failure = failure;
    this.isCutOff = isCutOff;
  }
}
