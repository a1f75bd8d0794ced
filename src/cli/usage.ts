import type { UsageProblem } from "../problems/problem-id.js";

/**
 * What commander says about wrong usage, as one line with the advice at its end:
 * `error: unknown option '--chek'`, `(Did you mean --check?)` → `healos-codegen: Unknown option '--chek'. Did you …?`
 *
 * @param command the one that was called, whose help says more
 */
export function usageLine(text: string, command?: string): string {
  const [first = "", ...rest] = text.trim().split("\n");
  const what = first.replace(/^error: /, "").replace(/\.$/, "");
  const advice = rest.join(" ").replace(/^\((.*)\)$/, "$1");
  const words = what.charAt(0).toUpperCase() + what.slice(1);
  const sentence = words.endsWith("?") ? words : `${words}.`;
  return `healos-codegen: ${sentence} ${advice || `See ${["healos-codegen", command].filter(Boolean).join(" ")} --help.`}`;
}

/** By the codes of commander. */
const codes: Readonly<Record<string, UsageProblem>> = {
  "commander.excessArguments": "argument-unexpected",
  "commander.invalidArgument": "option-value",
  "commander.missingArgument": "argument-missing",
  "commander.missingMandatoryOptionValue": "argument-missing",
  "commander.optionMissingArgument": "argument-missing",
  "commander.unknownCommand": "command-unknown",
  "commander.unknownOption": "option-unknown",
  "argument-missing": "argument-missing",
  "option-value": "option-value",
};

/** What is wrong with a command line. What the commands refuse by themselves is mostly several options. */
export function usageProblem(code: string): UsageProblem {
  return codes[code] ?? "options-conflict";
}
