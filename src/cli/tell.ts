import type { ProblemId } from "../problems/problem-id.js";
import { formatProblem, type PrintableProblem } from "../read/problem.js";
import { paint } from "./colors.js";
import type { Terminal } from "./terminal.js";

/** Says a problem on stderr, in one line. */
export function tellProblem(
  problem: PrintableProblem & { id: ProblemId },
  terminal: Terminal,
): void {
  tellLine(formatProblem(problem), problem.id, terminal);
}

/**
 * Says a line on stderr. To a person it ends with the id that `--explain` takes; what reads the line as a program has it
 * as it always was.
 */
export function tellLine(line: string, id: ProblemId, terminal: Terminal): void {
  const shown = terminal.isInteractive ? ` ${paint(`[${id}]`, "dim", terminal.colors.error)}` : "";
  terminal.error(`${line}${shown}\n`);
}
