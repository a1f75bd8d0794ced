import { emitCompanions } from "./companions/emit-companions.js";
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
  const outputs = emit(api, options);
  const files = await print(outputs, { assets, importExtension: "js", isRead: false });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/**
 * The files of companions, by their paths, as they stand beside such a client.
 *
 * @throws ReadError where a companion is not there, or a package that it runs
 */
export async function companionFiles(
  api: Api,
  names: readonly string[],
  assets: Assets = readAssets(),
): Promise<Map<string, string>> {
  const where = { layout: "source", importExtension: "js" } as const;
  const companions = await loadCompanions(names, assets.checks);
  const outputs = await emitCompanions(companions, api, where);
  const files = await print(outputs, { assets, importExtension: "js", isRead: false });
  return new Map(files.map(({ path, text }) => [path, text]));
}
