import { existsSync } from "node:fs";
import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { LocatedProblem, Place } from "./document.js";
import { gitPathOf } from "./git/git-path.js";
import { parseBytes, parseFile, type Purpose, type SourceText } from "./parse.js";
import { splitAt } from "../json/pointer.js";
import { ReadError } from "./problem.js";

/** A YAML or JSON file that is no OpenAPI document. */
export interface DataFile {
  value: Json;
  place(at: At): Place;
}

/**
 * Reads a YAML or JSON file from the disk, or from git where the name is `ref:path`; undefined where there is none.
 *
 * @throws ReadError where the file is there and cannot be parsed
 */
export async function readDataFile(name: string): Promise<DataFile | undefined> {
  const source = gitPathOf(name);
  if (source === undefined) {
    return existsSync(name) ? dataFileOf(parseFile(name, name, purposeOf(name))) : undefined;
  }
  const { show } = await import("./git/show.js");
  const text = await show(source).catch(() => undefined);
  return text && dataFileOf(parseBytes(text, name, purposeOf(name)));
}

function purposeOf(name: string): Purpose {
  const isJson = name.endsWith(".json");
  return {
    isJson,
    emptyTodo: `Write ${isJson ? "{}" : "[]"} or delete it.`,
    folderTodo: "A file of this name is read: rename the folder.",
  };
}

function dataFileOf(file: SourceText | LocatedProblem[]): DataFile {
  if (Array.isArray(file)) throw new ReadError(file);
  return {
    value: file.parsed.value as Json,
    place: (at) => file.place(splitAt(at).tokens),
  };
}
