import { isObject } from "../json/is-object.js";
import { readDataFile } from "../read/data-file.js";
import { isUrl } from "../read/load.js";
import { ReadError } from "../read/problem.js";
import { lockFile, readLock } from "../read/remote/lock.js";
import type { DiffFlags } from "./diff.js";
import { applySettings, fileName } from "./settings.js";
import { silentProgram } from "./silent-program.js";

/** What the settings say to those who compare two states of a document. */
export interface DiffSettings {
  /** The path of the document: the one that is named, or that of `generate`, if it has one. Of a URL, the copy. */
  spec?: string;
  /** The options of `diff`. */
  flags: DiffFlags;
}

/**
 * The settings of the working folder, for those who compare without a command line: the action for pull requests.
 *
 * @param named the document that the workflow names; else the settings have it
 * @throws ReadError on settings that cannot be used, and on a URL of which there is no copy
 */
export async function diffSettings(named?: string): Promise<DiffSettings> {
  const command = silentProgram().commands.find((each) => each.name() === "diff");
  if (command === undefined) throw new Error("There is no command diff.");
  if (named) command.args = [named];
  await applySettings(command);
  const flags = command.opts<DiffFlags>();
  const file = await readDataFile(fileName);
  const generate = isObject(file?.value) ? file.value["generate"] : undefined;
  const spec = named || (isObject(generate) ? generate["spec"] : undefined);
  return typeof spec === "string" ? { spec: kept(spec), flags } : { flags };
}

/** Where a document stands in the repository. */
function kept(spec: string): string {
  if (!isUrl(spec)) return spec;
  const locked = readLock().get(spec);
  if (locked !== undefined) return locked.file;
  const what = `It has no copy of ${spec}`;
  const todo = "Run healos-codegen generate, and commit it with .openapi/.";
  throw new ReadError([{ file: lockFile, line: 1, column: 1, id: "lock-missing", what, todo }]);
}
