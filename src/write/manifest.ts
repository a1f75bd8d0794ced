import { createHash } from "node:crypto";
import { byCodeUnit } from "./output-file.js";

/** The file in the output folder that tells which files were generated and what was in them. */
export const manifestPath = ".generated.json";

/** The paths of generated files to the SHA-256 hashes of their bytes, in hexadecimal. */
export type Manifest = ReadonlyMap<string, string>;

/** The SHA-256 hash of a file's bytes, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A manifest as text: one line for each file, sorted, so that a change of one file is a change of one line. */
export function manifestText(manifest: Manifest): string {
  if (manifest.size === 0) return "{}\n";
  const lines = [...manifest]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([path, hash]) => `  ${JSON.stringify(path)}: ${JSON.stringify(hash)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** Reads the text of a manifest; undefined where it is none. */
export function parseManifest(text: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const sound = entries.every(([, hash]) => typeof hash === "string" && /^[\da-f]{64}$/.test(hash));
  return sound ? new Map(entries as [string, string][]) : undefined;
}
