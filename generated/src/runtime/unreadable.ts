import { Refusal } from "./refusal.js";

/** A body that cannot be read as it should be. The message quotes nothing of it. */
export class Unreadable extends Refusal {
  /** `problem` continues the sentence that the body begins; `text` is what was read of it. */
  constructor(problem: string, text = "") {
    // How the body begins, letters and digits masked.
    const excerpt = text.slice(0, 200).replace(/[\p{L}\p{N}]/gu, "x");
    super(
      { kind: "decode", message: `The body ${problem}.`, excerpt },
      /^\s*[[{](.*[^\]}\s])?\s*$/s.test(text),
    );
  }
}
