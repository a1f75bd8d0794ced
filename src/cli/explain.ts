import { Option } from "commander";
import { explanation, type Explained } from "../findings/explained.js";
import { nearest } from "../text/nearest.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** `--explain`, of every command that has findings. */
export function explainOption(): Option {
  return new Option("--explain <rule>", "say what a rule is about, with an example, and stop");
}

/** Prints what a rule is about; for an id that no rule has, the one that was probably meant. */
export function explain(id: string, rules: readonly Explained[], terminal: Terminal): ExitCode {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) {
    terminal.error(noSuchRule(id, rules));
    return 2;
  }
  terminal.out(explanation(rule));
  return 0;
}

/** One line for an id that no rule has. */
export function noSuchRule(id: string, rules: readonly { id: string }[]): string {
  const ids = rules.map((each) => each.id);
  const meant = nearest(id, ids);
  const advice = meant ? `Did you mean ${meant}?` : `The rules are: ${ids.join(", ")}.`;
  return `There is no rule ${JSON.stringify(id)}. ${advice}\n`;
}
