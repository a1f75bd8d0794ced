import { Refusal } from "./refusal.js";

/** A body that cannot be read as it should be. The message quotes nothing of it. */
export class Unreadable extends Refusal {
  /** `problem` continues the sentence that the body begins; `text` is what was read of it. */
  constructor(problem: string, text = "") {
    super(
      {
        kind: "decode",
        message: `The body ${problem}.`,
        // How it begins, letters, digits and the signs upon letters masked.
        excerpt: text.slice(0, 200).replace(/[\p{L}\p{M}\p{N}]/gu, "x"),
      },
      /^\s*[[{](.*[^\]}\s])?\s*$/s.test(text),
    );
  }
}
