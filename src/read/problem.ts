import { visible } from "../text/visible.js";
import type { Document, LocatedProblem, Problem } from "./document.js";

/** What a problem needs to be printed: a file, a place in it where there is one, what is wrong and what to do. */
export interface PrintableProblem {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  what: string;
  todo: string;
}

/** The document cannot be read. Its message is one line for each problem. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  /** At least one, in the order of the text. */
  readonly problems: readonly LocatedProblem[];
  /** The files that were read, or asked for in vain: a change of one of them may mend it. */
  readonly files: readonly string[];

  constructor(problems: readonly LocatedProblem[], files?: readonly string[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
    this.files = files ?? [...new Set(problems.map(({ file }) => file))];
  }
}

/** A problem of the model, with the place that a person can open. */
export function locate(document: Document, problem: Problem): LocatedProblem {
  return { ...document.place(problem.at), id: problem.id, what: problem.what, todo: problem.todo };
}

/** The same for several, in the order of the text: the root file first, then the others as they were opened. */
export function locateAll(document: Document, problems: readonly Problem[]): LocatedProblem[] {
  const files = document.files();
  return problems
    .map((problem) => locate(document, problem))
    .sort(
      (a, b) =>
        files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    );
}

/**
 * A problem as one line: `path:line:column: what. What to do.`
 * Texts of the document may stand in it, so line breaks, terminal controls and characters that change the direction
 * of the text are shown as escapes, and a very long text is cut.
 */
export function formatProblem(problem: PrintableProblem): string {
  const { file, line, column } = problem;
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return visible(`${place}: ${sentence(problem.what)} ${sentence(problem.todo)}`.trimEnd());
}

/** A text of the document inside a message: in quotes, and cut where it is long. */
export function quote(text: string): string {
  return `"${text.length > maxQuoteLength ? `${text.slice(0, maxQuoteLength)}…` : text}"`;
}

const maxQuoteLength = 120;
const maxSentenceLength = 600;

function sentence(text: string): string {
  const cut = text.length > maxSentenceLength ? `${text.slice(0, maxSentenceLength)}…` : text;
  return cut === "" || /[.?!…]$/.test(cut) ? cut : `${cut}.`;
}
