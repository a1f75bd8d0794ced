import { Option, type Command } from "commander";
import { andNonEmpty } from "./non-empty.js";

/** Adds the options that say what things are called in the client. */
export function addNaming(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--naming <style>",
        "how names are spelled: camel, by their words; keep, as they are where they can be",
      )
        .choices(["camel", "keep"])
        .default("camel"),
    )
    .addOption(
      new Option(
        "--strip-prefix <text>",
        "take this off the names of schemas that begin with it; repeatable",
      )
        .default([])
        .argParser(andNonEmpty),
    )
    .option("--plain-generics", "spell Page«User» and the like as words: PageOfUser");
}
