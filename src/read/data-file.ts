import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { Place } from "./document.js";
import { gitPathOf } from "./git/git-path.js";
import { show } from "./git/git.js";
import { parseFile, type Purpose } from "./parse.js";
import { splitAt } from "../json/pointer.js";
import { ReadError } from "./problem.js";
import { startOf } from "./spot.js";

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
  if (source === undefined) return existsSync(name) ? parsed(name, name) : undefined;
  const text = await show(source).catch(() => undefined);
  if (text === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "healos-codegen-"));
  try {
    const copy = join(folder, "data");
    writeFileSync(copy, text);
    return parsed(copy, name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function purposeOf(name: string): Purpose {
  const isJson = name.endsWith(".json");
  return {
    isJson,
    emptyTodo: `Write ${isJson ? "{}" : "[]"} or delete it.`,
    folderTodo: "A file of this name is read: rename the folder.",
  };
}

function parsed(path: string, shown: string): DataFile {
  const file = parseFile(path, shown, purposeOf(shown));
  if (Array.isArray(file)) throw new ReadError(file);
  return {
    value: file.parsed.value as Json,
    place: (at) => ({
      file: shown,
      ...file.lines.at(startOf(file.parsed.spot(), splitAt(at).tokens)),
    }),
  };
}
