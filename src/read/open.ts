import { realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Document, LocatedProblem } from "./document.js";
import { gitPathOf } from "./git/git-path.js";
import { isUrl } from "./load.js";
import type { Overlay } from "./overlay/overlay.js";
import { ReadError } from "./problem.js";
import { read } from "./read.js";
import { localCopy, type RemoteOptions } from "./remote/remote.js";
import { readStandardInput, standardInput, standardInputShown } from "./standard-input.js";

/** How a document is read: what it may refer to, and what corrects it. */
export interface DocumentOptions {
  /** The paths of overlays (OpenAPI Overlay 1.0 or 1.1), applied in this order. Default: none. */
  overlays?: readonly string[] | undefined;
  /** Whether a target of an overlay that selects nothing is an error, and no warning. Default: false. */
  strictOverlays?: boolean | undefined;
  /** Whether references may lead to files outside the document's folder, and to URLs. Default: false. */
  allowExternalRefs?: boolean | undefined;
}

/** A document by its name, its overlays by theirs. */
export interface OpenOptions extends DocumentOptions, RemoteOptions {}

/**
 * Reads a document together with its overlays.
 *
 * @param spec a path, a URL, or `-` for standard input
 * @throws ReadError on a document or an overlay that cannot be read
 */
export async function open(spec: string, options: OpenOptions): Promise<Document> {
  const overlays = await readOverlays(options.overlays);
  const foreign = overlays.flatMap((overlay) => foreignTo(spec, overlay));
  if (options.strictOverlays && foreign.length > 0) throw new ReadError(foreign);
  const isInput = spec === standardInput;
  const name = isInput ? standardInputShown : await localCopy(spec, options);
  const bytes = isInput ? await readStandardInput() : undefined;
  const document = await read(name, { ...options, overlays, bytes });
  return { ...document, warnings: [...document.warnings, ...foreign] };
}

/** The document that overlays are written for, as a path from the working folder; undefined where none says so. */
export async function specOf({ overlays }: DocumentOptions): Promise<string | undefined> {
  const [first] = (await readOverlays(overlays)).flatMap((overlay) => targetOf(overlay) ?? []);
  return first;
}

/** @param ref the git ref that the document is read from; its overlays are read from there too */
export async function readOverlays(
  names: readonly string[] = [],
  ref?: string,
): Promise<Overlay[]> {
  if (names.length === 0) return [];
  // Loaded here, so that nobody else waits for what reads queries.
  const { readOverlay, readOverlayAt } = await import("./overlay/overlay.js");
  if (ref === undefined) return names.map(readOverlay);
  return Promise.all(names.map((name) => readOverlayAt(ref, name)));
}

/** What an overlay extends: a URL, or a path from the working folder. */
function targetOf({ text, extends: reference }: Overlay): string | undefined {
  if (reference === undefined || isUrl(reference)) return reference;
  try {
    return join(dirname(text.shown), decodeURIComponent(reference));
  } catch {
    return join(dirname(text.shown), reference);
  }
}

/** An overlay that says which document it is for, and is applied to another. */
function foreignTo(spec: string, overlay: Overlay): LocatedProblem[] {
  const target = targetOf(overlay);
  // A file may be a copy of what a URL names.
  const isNamed = spec !== standardInput && !gitPathOf(spec);
  const isComparable = target !== undefined && isUrl(target) === isUrl(spec) && isNamed;
  if (!isComparable || identity(target) === identity(spec)) return [];
  const what = `This overlay is written for ${target}, and applied to ${spec}`;
  const todo = "Correct extends, or leave the overlay out.";
  return [{ ...overlay.text.place(["extends"]), id: "overlay-elsewhere", what, todo }];
}

function identity(name: string): string {
  if (isUrl(name)) return URL.canParse(name) ? new URL(name).href : name;
  try {
    return realpathSync(name);
  } catch {
    return resolve(name);
  }
}
