import type { DecodeError } from "./errors.js";
import type { ResponseInfo } from "./response-info.js";

/** A body that cannot be read as it should be. The message quotes nothing of it. */
export class Unreadable extends Error {
  /** How the body begins, letters and digits masked. */
  readonly excerpt: string;
  /** True where the end of the body seems to be missing. */
  readonly isCutOff: boolean;

  constructor(problem: string, text = "") {
    super(problem);
    this.excerpt = text.slice(0, 200).replace(/[\p{L}\p{N}]/gu, "x");
    this.isCutOff = /^\s*[[{](.*[^\]}\s])?\s*$/s.test(text);
  }
}

/** The failure that tells of it. */
export function decodeFailure(
  { message, excerpt }: Unreadable,
  response: ResponseInfo,
): DecodeError {
  return { kind: "decode", message, excerpt, response };
}
