/** A body that cannot be read as it should be. The message quotes nothing of it, the excerpt is masked. */
export class Unreadable extends Error {
  /** How the body begins, letters and digits masked. */
  readonly excerpt: string;
  /** True where the end of the body seems to be missing. */
  readonly truncated: boolean;

  constructor(problem: string, text = "") {
    super(problem);
    this.excerpt = text.slice(0, 200).replace(/[\p{L}\p{N}]/gu, "x");
    this.truncated = /^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text);
  }
}
