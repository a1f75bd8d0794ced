import { join } from "node:path";
import ts from "typescript";
import { emit } from "../../src/emit/emit.js";
import type { Api } from "../../src/model/api.js";
import { print } from "../../src/print/print.js";
import { readAssets } from "../../src/read/assets.js";
import { compileNatively } from "../compile-natively.js";
import { root } from "../program.js";

const assets = readAssets();

/** Generates a whole client in memory, as it is written to a consumer's source tree. */
export async function generateClient(api: Api): Promise<Map<string, string>> {
  const { runtime } = assets;
  const outputs = emit(api, { layout: "source", importExtension: "js", runtime });
  const files = await print(outputs, { assets, importExtension: "js" });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** Where consumers and their clients would stand. */
const folder = join(root, "consumers-of-pairs");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/**
 * Compiles consumers, each a file beside `client/`, and gives what the compiler says about each.
 *
 * @param consumers texts by file name
 */
export function compileConsumers(
  consumers: ReadonlyMap<string, string>,
  client: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const files = new Map<string, string>();
  for (const [path, text] of client) files.set(join(folder, "client", path), text);
  for (const [path, text] of consumers) files.set(join(folder, path), text);
  const errors = compileNatively(files, options);
  return new Map(
    [...consumers.keys()].map((name) => {
      const own = errors.filter(({ file }) => file === join(folder, name));
      return [name, own.map(({ text }) => text)];
    }),
  );
}

/**
 * Compiles consumers, each with a client of its own but one runtime, in one program: most of the time of a program goes
 * into the compiler's library.
 *
 * @returns what the compiler says about each, in the order given
 */
export function compileEach(
  given: readonly { consumer: string; client: ReadonlyMap<string, string> }[],
): string[][] {
  const consumers = new Map<string, string>();
  const files = new Map<string, string>();
  for (const [index, { consumer, client }] of given.entries()) {
    consumers.set(`${index}.ts`, consumer.replaceAll('"./client/', `"./client/${index}/`));
    for (const [path, text] of client) {
      if (path.startsWith("runtime/")) files.set(path, text);
      else files.set(`${index}/${path}`, text.replaceAll('"./runtime/', '"../runtime/'));
    }
  }
  return [...compileConsumers(consumers, files).values()];
}
