import { emit } from "./emit/emit.js";
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
