import type { At } from "../json/pointer.js";
import type { Json } from "../json/json.js";
import type { Document, Place } from "./document.js";
import { Files } from "./files.js";
import { Follower } from "./references/follow.js";
import { located, parseBytes, parseFile, type SourceText } from "./parse.js";
import { splitAt } from "../json/pointer.js";
import type { Overlaid } from "./overlay/apply.js";
import type { Overlay } from "./overlay/overlay.js";
import { ReadError } from "./problem.js";
import type { Opened } from "./swagger/files.js";
import { isSwagger2, openApi } from "./version.js";

export interface ReadOptions {
  /** Whether references may lead to files outside the folder of the document. Default: false. */
  allowExternalRefs?: boolean | undefined;
  /** What corrects the document, applied in this order. Default: none. */
  overlays?: readonly Overlay[] | undefined;
  /** Whether a target of an overlay that selects nothing is an error, and no warning. Default: false. */
  strictOverlays?: boolean | undefined;
  /** What the document is, where it is not in the file of its name. Default: it is. */
  bytes?: Uint8Array | undefined;
}

/**
 * Reads an OpenAPI document of version 3.0, 3.1 or 3.2, or one of Swagger 2.0 as if it were 3.0, from a YAML or JSON file in UTF-8 or UTF-16.
 * The files that its references lead to are opened when `follow` first asks for them; nothing is fetched.
 *
 * @param path relative to the working folder, or absolute; messages show it as it is given
 * @throws ReadError with one or several located problems
 */
export async function read(path: string, options: ReadOptions = {}): Promise<Document> {
  const { bytes } = options;
  const written = bytes ? parseBytes(bytes, path) : parseFile(path, path);
  if (Array.isArray(written)) throw new ReadError(written);
  const corrected = await overlaid(written, options);
  const { files, follow, warnings } = await openFiles(corrected.text, options);
  const text = files.root;
  const top = openApi(text.parsed.value as Json);
  if ("what" in top) {
    const place = text.place(top.key === "" ? [] : [top.key]);
    throw new ReadError([{ ...place, id: top.id, what: top.what, todo: top.todo }]);
  }
  const own = written.parsed.warnings.map((warning) => located(warning, path, written.lines));
  const corrections = (options.overlays ?? []).map((overlay) => overlay.text.shown);
  return {
    file: path,
    version: top.version,
    root: top.root,
    warnings: [...own, ...corrected.warnings, ...warnings],
    follow,
    place: (at) => placeOf(files, at),
    files: () => [...new Set([path, ...corrections, ...files.shown()])],
  };
}

/** The files of a document, one of Swagger 2.0 in the words of OpenAPI 3.0. */
async function openFiles(
  text: SourceText,
  { allowExternalRefs = false }: ReadOptions,
): Promise<Opened> {
  const files = new Files(text, allowExternalRefs);
  if (isSwagger2(text.parsed.value)) {
    // Loaded here, so that nobody else waits for it.
    const { openSwagger } = await import("./swagger/files.js");
    return openSwagger(files, allowExternalRefs);
  }
  const follower = new Follower(files);
  return { files, follow: (reference, from) => follower.follow(reference, from), warnings: [] };
}

async function overlaid(
  text: SourceText,
  { overlays = [], strictOverlays }: ReadOptions,
): Promise<Overlaid> {
  if (overlays.length === 0) return { text, warnings: [] };
  const { applyOverlays } = await import("./overlay/apply.js");
  const result = applyOverlays(text, overlays);
  if (strictOverlays && result.warnings.length > 0) throw new ReadError(result.warnings);
  return result;
}

function placeOf(files: Files, at: At): Place {
  const { file: name, tokens } = splitAt(at);
  const file = files.named(name) ?? files.root;
  return file.place(file.name === name ? tokens : []);
}
