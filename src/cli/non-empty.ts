import { InvalidArgumentError } from "commander";

/** An empty name is a variable of a script that is not set; as a folder it would mean the working folder. */
export function nonEmpty(name: string): string {
  if (name === "") throw new InvalidArgumentError("It is empty.");
  return name;
}

/** The value of an option that may be given several times: what was given before, and this. */
export function andNonEmpty(name: string, before: readonly string[]): string[] {
  return [...before, nonEmpty(name)];
}
