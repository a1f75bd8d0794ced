import type { ts } from "ts-morph";
import { byFile, edited, type Edit } from "./edit.js";

/** The files of a program that are to have other texts. */
export interface Draft {
  texts: ReadonlyMap<string, string>;
  /** Edits of the texts as they are by now; true where there were any. */
  apply(edits: readonly Edit[]): boolean;
  /** The text of a file by now. */
  textOf(file: string): string;
}

export function createDraft(files: readonly ts.SourceFile[]): Draft {
  const originals = new Map(files.map(({ fileName, text }) => [fileName, text]));
  const texts = new Map<string, string>();
  const textOf = (file: string): string => texts.get(file) ?? originals.get(file) ?? "";
  return {
    texts,
    textOf,
    apply(edits) {
      for (const [file, own] of byFile(edits)) texts.set(file, edited(textOf(file), own));
      return edits.length > 0;
    },
  };
}
