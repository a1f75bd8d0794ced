import { companionNames } from "./companions/companions.js";
import { emitCompanions } from "./companions/emit-companions.js";
import type { Output } from "./emit/output.js";
import { emit } from "./emit/emit.js";
import { loadCompanions } from "./load-companions.js";
import type { Api } from "./model/api.js";
import { print } from "./print/print.js";
import { readAssets, type Assets } from "./read/assets.js";

/**
 * The TypeScript files of a client, by their paths, as far as a compiler is shown them: without those that nothing imports,
 * unless all are wanted, since code that uses the client may import any.
 */
export async function clientFiles(
  api: Api,
  assets: Assets = readAssets(),
  isBare = true,
): Promise<Map<string, string>> {
  const { runtime } = assets;
  const options = { layout: "source", importExtension: "js", runtime, isBare } as const;
  return printed(emit(api, options), assets);
}

/**
 * The companions of this package whose files are among some modules of a client, by their names. That of openapi-fetch is
 * made by another package, which need not be here.
 */
export function companionsAmong(modules: ReadonlySet<string>): string[] {
  const own = companionNames.filter((name) => name !== "openapi-fetch");
  return own.filter((name) => modules.has(name) || modules.has(`${name}-companion`));
}

/** The files that companions have beside a client, by their paths. */
export async function companionFiles(
  api: Api,
  names: readonly string[],
  assets: Assets = readAssets(),
): Promise<Map<string, string>> {
  const companions = await loadCompanions(names, assets.checks);
  const options = { layout: "source", importExtension: "js" } as const;
  return printed(await emitCompanions(companions, api, options), assets);
}

async function printed(outputs: readonly Output[], assets: Assets): Promise<Map<string, string>> {
  const files = await print(outputs, { assets, importExtension: "js", isRead: false });
  return new Map(files.map(({ path, text }) => [path, text]));
}
