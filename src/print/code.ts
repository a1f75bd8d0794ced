import { IndentationText, NewLineKind, Project } from "ts-morph";
import type { CodeOutput } from "../emit/output.js";

/** Spells a file of code: one call for the whole file, which is many times faster than adding to it bit by bit. */
export function createCodePrinter(): (output: CodeOutput) => string {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
    },
  });
  return (output) => {
    const file = project.createSourceFile(output.path, output.structure, { overwrite: true });
    const text = file.getFullText();
    project.removeSourceFile(file);
    return text;
  };
}
