import { InvalidArgumentError } from "commander";

/** An empty name is a variable of a script that is not set; as a folder it would mean the working folder. */
export function nonEmpty(name: string): string {
  if (name === "") throw new InvalidArgumentError("It is empty.");
  return name;
}
