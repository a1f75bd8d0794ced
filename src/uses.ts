import { loadCompiler } from "./compiler/load-compiler.js";
import { createPrograms } from "./compiler/programs.js";
import { emit } from "./emit/emit.js";
import type { Api } from "./model/api.js";
import { model } from "./model/model.js";
import type { NameOptions } from "./model/names/plain-key.js";
import { bundledSpec, readAssets } from "./read/assets.js";
import { open, type DocumentOptions } from "./read/open.js";
import { locateAll, ReadError } from "./read/problem.js";
import { usesOfProject, type Wanted } from "./uses/project-uses.js";
import type { UsesReport } from "./uses/report.js";

/** Whose code to look into, and for which API. */
export interface UsesOptions extends DocumentOptions, NameOptions {
  /** The OpenAPI document of the client: a YAML or JSON file. Default: the Healos document that comes with this package. */
  spec?: string | undefined;
  /** Folders with a `tsconfig.json`, or paths of such files. */
  projects: readonly string[];
}

/**
 * Tells what programs use of an API, with the place of each use.
 *
 * @throws ReadError on a document that cannot be used, and on a project that cannot be read or imports no client of it
 */
export async function uses(options: UsesOptions): Promise<UsesReport> {
  const document = await open(options.spec ?? bundledSpec, options);
  const { api, problems } = model(document, options);
  if (problems.length > 0) throw new ReadError(locateAll(document, problems));
  const wanted: Wanted = { api, modules: modulesOf(api) };
  const compiler = loadCompiler();
  const opening = { compiler, programs: createPrograms(compiler) };
  const found = options.projects.map((project) => usesOfProject(project, opening, wanted));
  const wrong = found.flatMap((each) => (Array.isArray(each) ? each : []));
  if (wrong.length > 0) throw new ReadError(wrong);
  return { api, projects: found.flatMap((each) => (Array.isArray(each) ? [] : [each])) };
}

/** The files of a client of an API, as paths without extensions. */
export function modulesOf(api: Api): ReadonlySet<string> {
  const { runtime } = readAssets();
  const outputs = emit(api, { layout: "source", importExtension: "js", runtime });
  return new Set(outputs.map(({ path }) => path.replace(/\.ts$/, "")));
}
