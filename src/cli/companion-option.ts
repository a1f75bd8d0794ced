import { InvalidArgumentError, Option } from "commander";
import { companionNames, unknownCompanion } from "../companions/companions.js";
import { andNonEmpty } from "./non-empty.js";

/** `--with`, which may be given several times. */
export function companionOption(what: string): Option {
  const names = companionNames.join(", ");
  return new Option("--with <companion>", `${what}: ${names}, or the path of a module; repeatable`)
    .default([])
    .argParser((name: string, before: readonly string[]) => {
      const unknown = unknownCompanion(name);
      if (unknown !== undefined) throw new InvalidArgumentError(unknown);
      return andNonEmpty(name, before);
    });
}
