import { Option, type Command } from "commander";
import { andNonEmpty } from "./non-empty.js";

/** Adds the options that say what things are called in the client. */
export function addNaming(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--naming <style>",
        "how names are spelled: camel, in camel case; keep, as in the document where TypeScript allows it",
      )
        .choices(["camel", "keep"])
        .default("camel"),
    )
    .addOption(
      new Option("--strip-prefix <text>", "remove this prefix from names of schemas; repeatable")
        .default([])
        .argParser(andNonEmpty),
    )
    .option("--plain-generics", "spell names such as Page«User» as words: PageOfUser");
}
