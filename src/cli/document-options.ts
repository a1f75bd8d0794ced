import { Option, type Command } from "commander";
import type { DocumentOptions } from "../read/open.js";
import { andNonEmpty } from "./non-empty.js";

/** What a command line says of how a document is read. */
export interface DocumentFlags {
  overlay: string[];
  strictOverlays?: boolean | undefined;
  allowExternalRefs?: boolean | undefined;
}

/** Adds the options that say how a document is read. */
export function addDocumentOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--overlay <file>",
        "correct the document with an OpenAPI Overlay (1.0 or 1.1); repeatable, applied in order",
      )
        .default([])
        .argParser(andNonEmpty),
    )
    .option("--strict-overlays", "fail if a target of an overlay selects nothing")
    .addOption(externalRefsOption());
}

export function externalRefsOption(): Option {
  return new Option(
    "--allow-external-refs",
    "follow references to files outside the folder of the document, and to URLs",
  );
}

/** The flags as the options of the functions. */
export function documentOptionsOf({
  overlay,
  strictOverlays,
  allowExternalRefs,
}: DocumentFlags): DocumentOptions {
  return { overlays: overlay, strictOverlays, allowExternalRefs };
}
