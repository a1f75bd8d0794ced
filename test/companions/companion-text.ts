import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { emitCompanions } from "../../src/companions/emit-companions.js";
import { loadCompanions } from "../../src/load-companions.js";
import type { Api } from "../../src/model/api.js";
import type { Formats } from "../../src/model/formats.js";
import { model } from "../../src/model/model.js";
import { print } from "../../src/print/print.js";
import { readAssets } from "../../src/read/assets.js";
import { open } from "../../src/read/open.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

const assets = readAssets();

/** What a document means. */
export async function apiOf(spec: string, formats: Partial<Formats> = {}): Promise<Api> {
  return model(await open(spec, {}), formats).api;
}

/** The texts of the files that companions write for an Api, by their names. */
export async function companionTexts(api: Api, ...names: string[]): Promise<Map<string, string>> {
  const companions = await loadCompanions(names, assets.checks);
  const layout = { layout: "source", importExtension: "js" } as const;
  const outputs = await emitCompanions(companions, api, layout);
  const files = await print(outputs, { assets, importExtension: "js", isRead: false });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** A file of TypeScript as a module, beside the packages of this one. */
export async function importText(text: string): Promise<Record<string, unknown>> {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const file = join(folder, "file.mjs");
  writeFileSync(file, transformSync(text, { loader: "ts", format: "esm" }).code);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}
