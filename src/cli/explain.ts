import { Option } from "commander";
import { explanation, type Explained } from "../findings/explained.js";
import { nearest } from "../text/nearest.js";
import { tellLine } from "./tell.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** `--explain`, of every command that reads a document. */
export function explainOption(): Option {
  return new Option(
    "--explain <id>",
    "explain the finding or problem with this id, with an example, and stop",
  );
}

/**
 * Prints what a rule or a problem is about; for an id that neither has, the one that was probably meant.
 *
 * @param rules those of the command
 */
export async function explain(
  id: string,
  rules: readonly Explained[],
  terminal: Terminal,
): Promise<ExitCode> {
  // Loaded here, since it is a book that few runs open.
  const { problems } = await import("../findings/problems/problems.js");
  const known: readonly Explained[] = [...rules, ...problems];
  const found = known.find((each) => each.id === id);
  if (found !== undefined) {
    terminal.out(explanation(found));
    return 0;
  }
  const isNear = nearest(
    id,
    known.map((each) => each.id),
  );
  const listed = isNear || rules.length === 0 ? known : rules;
  tellLine(noSuchRule(id, listed), "rule-unknown", terminal);
  return 2;
}

/** One line for an id that no rule has. */
export function noSuchRule(id: string, rules: readonly { id: string }[]): string {
  const ids = rules.map((each) => each.id);
  const meant = nearest(id, ids);
  const advice = meant ? `Did you mean ${meant}?` : `The rules are: ${ids.join(", ")}.`;
  return `There is no rule ${JSON.stringify(id)}. ${advice}`;
}
