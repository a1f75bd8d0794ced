import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type * as Generated from "../../generated/src/index.js";
import { root } from "../program.js";

/** The generated client's exports. */
export type GeneratedClient = typeof Generated;

/** Compiles the client that is in this repository into a temporary folder, and loads it from there. */
export async function generatedClient(): Promise<GeneratedClient> {
  const folder = mkdtempSync(join(tmpdir(), "client-"));
  try {
    const outfile = join(folder, "client.mjs");
    await build({
      entryPoints: [join(root, "generated", "src", "index.ts")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    return (await import(pathToFileURL(outfile).href)) as GeneratedClient;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
