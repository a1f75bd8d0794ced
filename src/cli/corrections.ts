import { Option, type Command } from "commander";
import type { Corrections } from "../read/open.js";
import { andNonEmpty } from "./non-empty.js";

/** What a command line says of overlays. */
export interface CorrectionFlags {
  overlay: string[];
  strictOverlays?: boolean | undefined;
}

/** Adds the options that correct a document. */
export function addCorrections(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--overlay <file>",
        "correct the document by an OpenAPI Overlay (1.0 or 1.1); repeatable, applied in this order",
      )
        .default([])
        .argParser(andNonEmpty),
    )
    .option("--strict-overlays", "fail if a target of an overlay selects nothing");
}

/** The flags as the options of the functions. */
export function correctionsOf({ overlay, strictOverlays }: CorrectionFlags): Corrections {
  return { overlays: overlay, strictOverlays };
}
