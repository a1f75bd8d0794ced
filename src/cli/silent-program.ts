import type { Command } from "commander";
import { programOf } from "./run.js";

/** The program with its commands and their options, for those who only look at these. */
export function silentProgram(): Command {
  const silent = (): void => undefined;
  const terminal = { out: silent, error: silent, status: silent, isInteractive: false };
  return programOf({ ...terminal, colors: { out: false, error: false } }, silent);
}
