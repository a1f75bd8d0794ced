import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { Document, Place } from "./document.js";
import { Files } from "./files.js";
import { Follower } from "./references/follow.js";
import { located, parseFile } from "./parse.js";
import { splitAt } from "../json/pointer.js";
import { ReadError } from "./problem.js";
import { startOf } from "./spot.js";
import { openApi } from "./version.js";

export interface ReadOptions {
  /** Whether references may lead to files outside the folder of the document. Default: false. */
  allowExternalRefs?: boolean | undefined;
}

/**
 * Reads an OpenAPI document of version 3.0, 3.1 or 3.2 from a YAML or JSON file in UTF-8 or UTF-16.
 * The files that its references lead to are opened when `follow` first asks for them; nothing is fetched.
 *
 * @param path relative to the working folder, or absolute; messages show it as it is given
 * @throws ReadError with one or several located problems
 */
export async function read(path: string, options: ReadOptions = {}): Promise<Document> {
  const text = parseFile(path, path);
  if (Array.isArray(text)) throw new ReadError(text);
  const { parsed, lines } = text;
  const top = openApi(parsed.value as Json);
  if ("what" in top) {
    const offset = top.key === "" ? 0 : startOf(parsed.spot(), [top.key]);
    throw new ReadError([located({ offset, what: top.what, todo: top.todo }, path, lines)]);
  }
  const files = new Files(text, options.allowExternalRefs ?? false);
  const follower = new Follower(files);
  return {
    file: path,
    version: top.version,
    root: top.root,
    warnings: parsed.warnings.map((warning) => located(warning, path, lines)),
    follow: (reference, from) => follower.follow(reference, from),
    place: (at) => placeOf(files, at),
    files: () => files.shown(),
  };
}

function placeOf(files: Files, at: At): Place {
  const { file: name, tokens } = splitAt(at);
  const file = files.named(name) ?? files.root;
  const start = startOf(file.parsed.spot(), file.name === name ? tokens : []);
  return { file: file.shown, ...file.lines.at(start) };
}
