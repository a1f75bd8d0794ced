import { build } from "esbuild";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Client from "../../generated/src/index.ts";
import type { BenchDocument } from "./documents.ts";
import { ensureOutput, projectOf } from "./output.ts";
import { ours } from "./tools.ts";

/** Generates the client of the Healos document, and loads it as one module. */
export async function loadOurs(document: BenchDocument): Promise<typeof Client> {
  const output = await ensureOutput(ours, document);
  if (!output.ok) throw new Error(output.problem);
  const outfile = join(projectOf(ours, document), "client.mjs");
  await build({ entryPoints: [output.entry], outfile, bundle: true, format: "esm" });
  return (await import(pathToFileURL(outfile).href)) as typeof Client;
}
