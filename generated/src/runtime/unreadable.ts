/** A body that cannot be read as it should be. The message quotes nothing of it. */
export class Unreadable extends Error {
  /** The failure that tells of it, but for the response. */
  readonly failure: { readonly kind: "decode"; readonly message: string; readonly excerpt: string };
  /** True where the end of the body seems to be missing. */
  readonly isCutOff: boolean;

  constructor(message: string, text = "") {
    super(message);
    // How the body begins, letters and digits masked.
    const excerpt = text.slice(0, 200).replace(/[\p{L}\p{N}]/gu, "x");
    this.failure = { kind: "decode", message, excerpt };
    this.isCutOff = /^\s*[[{](.*[^\]}\s])?\s*$/s.test(text);
  }
}
