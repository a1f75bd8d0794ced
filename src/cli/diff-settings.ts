import { isObject } from "../json/is-object.js";
import { readDataFile } from "../read/data-file.js";
import type { DiffFlags } from "./diff.js";
import { applySettings, fileName } from "./settings.js";
import { silentProgram } from "./silent-program.js";

/** What the settings say to those who compare two states of a document. */
export interface DiffSettings {
  /** The document of `generate`, if it has one. */
  spec?: string;
  /** The options of `diff`. */
  flags: DiffFlags;
}

/**
 * The settings of the working folder, for those who compare without a command line: the action for pull requests.
 *
 * @throws ReadError on settings that cannot be used
 */
export async function diffSettings(): Promise<DiffSettings> {
  const command = silentProgram().commands.find((each) => each.name() === "diff");
  if (command === undefined) throw new Error("There is no command diff.");
  await applySettings(command);
  const flags = command.opts<DiffFlags>();
  const file = await readDataFile(fileName);
  const generate = isObject(file?.value) ? file.value["generate"] : undefined;
  const spec = isObject(generate) ? generate["spec"] : undefined;
  return typeof spec === "string" ? { spec, flags } : { flags };
}
