import {
  IndentationText,
  NewLineKind,
  Project,
  type CodeBlockWriter,
  type SourceFileStructure,
} from "ts-morph";
import type { CodeOutput } from "../emit/output.js";

/**
 * What ts-morph spells a structure with. `createSourceFile` would parse the text again, which is half of its time and
 * for nothing here. It is not part of the public interface: the version is pinned, and a test compares the two.
 */
interface Inside {
  createWriter(): CodeBlockWriter;
  structurePrinterFactory: {
    forSourceFile(options: { isAmbient: boolean }): {
      printText(writer: CodeBlockWriter, structure: SourceFileStructure): void;
    };
  };
}

/** Spells files of code: each whole file in one go, which is many times faster than adding to it bit by bit. */
export function createCodePrinter(): (output: CodeOutput) => string {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
    },
  });
  const { _context: inside } = project as unknown as { _context: Inside };
  const printer = inside.structurePrinterFactory.forSourceFile({ isAmbient: false });
  return ({ structure }) => {
    const writer = inside.createWriter();
    printer.printText(writer, structure);
    return writer.toString();
  };
}
