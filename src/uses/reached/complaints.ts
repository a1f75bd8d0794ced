import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import { ownFiles } from "../client.js";

/** What the compiler says about a place of a program. */
export interface Complaint {
  file: string;
  start: number;
  end: number;
  line: number;
  column: number;
  /** Such as `TS2741`. */
  code: string;
  message: string;
}

/** What the compiler says of the files that somebody wrote. */
export function complaintsOf(compiler: Compiler, program: ts.Program): Complaint[] {
  return ownFiles(program).flatMap((source) =>
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].flatMap(
      ({ start = 0, length = 0, code, messageText, category }) => {
        if (category !== compiler.DiagnosticCategory.Error) return [];
        const { line, character } = source.getLineAndCharacterOfPosition(start);
        const place = { file: source.fileName, line: line + 1, column: character + 1 };
        const message = compiler.flattenDiagnosticMessageText(messageText, "\n");
        return [{ ...place, start, end: start + length, code: `TS${code}`, message }];
      },
    ),
  );
}

/** The complaints that a program had not before. */
export function newComplaints(
  before: readonly Complaint[],
  after: readonly Complaint[],
): Complaint[] {
  const known = new Set(before.map(keyOf));
  return after.filter((each) => !known.has(keyOf(each)));
}

function keyOf({ file, start, code }: Complaint): string {
  return `${file}\n${start}\n${code}`;
}
