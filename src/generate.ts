import { resolve } from "node:path";
import type { Companion } from "./companions/companion.js";
import { companionFile, emitCompanions } from "./companions/emit-companions.js";
import type { ImportExtension } from "./emit/imports.js";
import { emit } from "./emit/emit.js";
import { byCodeUnit } from "./json/by-code-unit.js";
import { filter } from "./model/passes/filter.js";
import type { Formats } from "./model/formats.js";
import { loadCompanions } from "./load-companions.js";
import { model } from "./model/model.js";
import type { NameOptions } from "./model/names/plain-key.js";
import { namePackage } from "./model/names/package-name.js";
import type { Earlier } from "./print/earlier.js";
import { print } from "./print/print.js";
import { bundledSpec, readAssets } from "./read/assets.js";
import type { LocatedProblem } from "./read/document.js";
import { locateAll, ReadError } from "./read/problem.js";
import { open, type DocumentOptions } from "./read/open.js";
import type { Fetching } from "./read/remote/remote.js";
import { write, type WriteResult } from "./write/write.js";

/** What to generate, and where. */
export interface GenerateOptions extends DocumentOptions, NameOptions {
  /** The OpenAPI document: a YAML or JSON file, its URL, or `-`: standard input. Default: the Healos document that comes with this package. */
  spec?: string | undefined;
  /** The folder of the output. */
  out: string;
  /** `package` (default): a package with pages and `src/`; `source`: just the TypeScript files. */
  layout?: "package" | "source" | undefined;
  /** The extension of import specifiers. Default `js`. */
  importExtension?: ImportExtension | undefined;
  /** Tags, paths and operationIds of the operations that are wanted. Default: all. */
  include?: readonly string[] | undefined;
  /** Those of the operations that are not. Default: none. */
  exclude?: readonly string[] | undefined;
  /** Compares only. Default false. */
  check?: boolean | undefined;
  /** Does everything but write. Default false. */
  dryRun?: boolean | undefined;
  /** Writes over files that somebody edited or wrote, where generated ones have to be. Default false. */
  force?: boolean | undefined;
  /** What of it may be fetched where a URL is named. Default `locked`: nothing but what the lock file has. */
  fetching?: Fetching | undefined;
  /**
   * What integers of `format: int64` and `uint64` are in the client: `number` (default), which is exact up to 2^53;
   * `string`, of digits; `bigint`. The last two are read and sent without losing a digit.
   */
  int64?: Formats["int64"] | undefined;
  /**
   * What texts of `format: date-time` are in the client: `string` (default), as they are; `date`, Dates, which are sent
   * again as they came. A `date` stays text.
   */
  dates?: Formats["dates"] | undefined;
  /** What the package is called on npm. Default: the document's `x-package-name`, or its title. */
  packageName?: string | undefined;
  /** Files beside the client: names of companions, and paths of modules that export one. Default: none. */
  companions?: readonly string[] | undefined;
  /** What an earlier run has printed. Default: nothing that this one would believe. */
  earlier?: Earlier | undefined;
  /** Called as each stage begins. */
  onStage?: ((stage: Stage) => void) | undefined;
}

/** The stages, in their order. */
export type Stage = "read" | "model" | "emit" | "print" | "write";

/** What was done. */
export interface GenerateReport extends WriteResult {
  operations: number;
  models: number;
  /** What the client leaves out, and where. */
  warnings: LocatedProblem[];
  /** The document's files, the one that was named first. */
  files: string[];
  /** The packages that the files of companions import, with version ranges. */
  peers: Record<string, string>;
}

/**
 * Generates a client: five stages, each on the result of the one before.
 *
 * @throws ReadError on a document that no correct client can be made from, WriteError where a file stands in the way
 */
export async function generate(options: GenerateOptions): Promise<GenerateReport> {
  const { spec = bundledSpec, onStage } = options;
  const { layout = "package", importExtension = "js", include = [], exclude = [] } = options;
  const assets = readAssets();

  onStage?.("read");
  const document = await open(spec, options);
  onStage?.("model");
  const modelled = model(document, options);
  const filtered = filter(modelled.api, { include, exclude });
  const isTrusted = layout === "source" || resolve(spec) === bundledSpec;
  const named = namePackage(filtered.api, document, { ...options, isTrusted });
  // What a document with problems has is not known yet, and no reason for more of them.
  const own = [...filtered.problems, ...named.problems];
  const problems = modelled.problems.length > 0 ? modelled.problems : own;
  if (problems.length > 0) {
    throw new ReadError(locateAll(document, problems), document.files());
  }
  // The document is not asked from here on, so that its memory is free while the output is printed.
  const source = {
    warnings: [
      ...document.warnings,
      ...locateAll(document, [...named.warnings, ...modelled.warnings]),
    ],
    files: document.files(),
  };
  const { api } = named;
  onStage?.("emit");
  const companions = await loadCompanions(options.companions ?? [], assets.checks);
  const outputs = [
    ...emit(api, {
      layout,
      importExtension,
      runtime: assets.runtime,
      beside: companions.map((each) => ({ file: companionFile(each, api), peers: each.peers })),
    }),
    ...(await emitCompanions(companions, api, { layout, importExtension })),
  ];
  onStage?.("print");
  const isGuest = layout === "source";
  const files = await print(outputs, {
    assets,
    importExtension,
    isGuest,
    earlier: options.earlier,
  });
  onStage?.("write");
  const result = await write(files, options.out, options);

  return {
    ...result,
    operations: api.operations.length,
    models: api.models.length,
    peers: peersOf(companions),
    ...source,
  };
}

function peersOf(companions: readonly Companion[]): Record<string, string> {
  const all = companions.flatMap(({ peers }) => Object.entries(peers));
  return Object.fromEntries(all.sort(([one], [other]) => byCodeUnit(one, other)));
}
