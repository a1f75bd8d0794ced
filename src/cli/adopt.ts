import { Option, type Command } from "commander";
import type { AdoptOptions } from "../adopt.js";
import { originNames, type OriginName } from "../uses/adopt/origin.js";
import { chosenSpec } from "./chosen-spec.js";
import { addDocumentOptions, documentOptionsOf, type DocumentFlags } from "./document-options.js";
import { explain, explainOption } from "./explain.js";
import type { MendFlags } from "./mend.js";
import { addNaming } from "./naming.js";
import { nonEmpty } from "./non-empty.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { projectOption } from "./uses.js";

interface AdoptFlags
  extends
    DocumentFlags,
    MendFlags,
    Pick<AdoptOptions, "client" | "naming" | "plainGenerics" | "stripPrefix"> {
  spec?: string;
  project: string[];
  from?: OriginName;
  explain?: string;
}

/** Adds `adopt` to the program. */
export function adoptCommand(
  program: Command,
  terminal: Terminal,
  exit: (code: ExitCode) => void,
): void {
  const command = addNaming(addDocumentOptions(program.command("adopt")));
  command
    .description("Rewrite calls of another generator's client as calls of this one.")
    .option("--spec <file>", "the document of the client, as generate takes it", nonEmpty)
    .addOption(projectOption())
    .addOption(new Option("--from <generator>", "whose client the code calls").choices(originNames))
    .option("--client <module>", "what the client is imported from", nonEmpty)
    .option("--dry-run", "print the patch, and write nothing")
    .option("--force", "also write files with uncommitted changes")
    .addOption(explainOption())
    .action(async (flags: AdoptFlags) => {
      if (flags.explain !== undefined) {
        exit(await explain(flags.explain, [], terminal));
        return;
      }
      const { from } = flags;
      if (from === undefined) {
        const usage = `error: adopt needs to know whose client it is: --from ${originNames.join("|")}`;
        command.error(usage, { code: "argument-missing" });
        return;
      }
      if (flags.project.length === 0) {
        const usage = "error: adopt needs a project: healos-codegen adopt --project DIR";
        command.error(usage, { code: "argument-missing" });
      }
      // Loaded here, so that no other command waits for the compiler.
      const { adopt } = await import("../adopt.js");
      const adopted = await adopt({
        ...flags,
        ...documentOptionsOf(flags),
        from,
        spec: await chosenSpec(flags.spec, flags),
        projects: flags.project,
      });
      const { writeMended } = await import("./mend.js");
      if (!writeMended(adopted, flags, terminal)) exit(2);
      else exit(adopted.left.length > 0 ? 1 : 0);
    });
}
