import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate, type GenerateOptions } from "../src/generate.js";
import { transpiled } from "./built-client.js";
import { compileNatively } from "./compile-natively.js";
import { flagSets } from "./compile.js";
import { root } from "./program.js";
import { complete } from "./scenarios/scenario.js";
import { tempFolder } from "./temp-folder.js";
import { tree } from "./tree.js";

/** A function of a generated client, or a value of it, whatever its type. */
export type Exported = Record<string, (...given: unknown[]) => Promise<Record<string, unknown>>>;

/** The client of a document: its files, and its exports as JavaScript. */
export interface ClientOf {
  files: ReadonlyMap<string, string>;
  client: Exported;
  /** Imports another of its files, by its name without an ending. */
  importFile: (name: string) => Promise<unknown>;
  /** Where they are, until the test ends. */
  folder: string;
  /** What its `testing.js` exports. */
  testing: Exported;
}

/** Generates the client of a document, which is completed as those of the scenarios are, and imports it. */
export async function clientOf(
  document: string,
  options: Partial<GenerateOptions> = {},
): Promise<ClientOf> {
  const folder = tempFolder();
  const spec = join(folder, "api.yaml");
  writeFileSync(spec, complete(document));
  await generate({ spec, out: join(folder, "ts"), layout: "source", ...options });
  const files = new Map(
    Object.entries(tree(join(folder, "ts"))).filter(([path]) => path.endsWith(".ts")),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [path, text] of files) {
    const target = join(folder, "js", path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, transpiled(text));
  }
  const importFile = (name: string): Promise<unknown> =>
    import(pathToFileURL(join(folder, "js", `${name}.js`)).href);
  const [client, testing] = [await importFile("index"), await importFile("testing")] as Exported[];
  return { files, client: client as Exported, testing: testing as Exported, importFile, folder };
}

/**
 * The errors of a text that uses a client by `./index.js`, as `line code`, under the strictest flags. Lines are
 * counted from 1.
 */
export function errorsOfUse({ files }: Pick<ClientOf, "files">, use: string): string[] {
  const folder = join(root, "client-of");
  const texts = new Map([...files].map(([path, text]) => [join(folder, path), text]));
  texts.set(join(folder, "use.ts"), use);
  const [flags = {}] = Object.values(flagSets);
  return compileNatively(texts, flags).map(({ file, line, code }) =>
    file === join(folder, "use.ts") ? `${line} ${code}` : `${file}:${line} ${code}`,
  );
}
