import { loadCompiler } from "./compiler/load-compiler.js";
import { createPrograms } from "./compiler/programs.js";
import { model } from "./model/model.js";
import { bundledSpec } from "./read/assets.js";
import { open } from "./read/open.js";
import { locateAll, ReadError } from "./read/problem.js";
import { adoptProject } from "./uses/adopt/adopt.js";
import type { OriginName } from "./uses/adopt/origin.js";
import type { Mended } from "./uses/mend/mend.js";
import { modulesOf, type UsesOptions } from "./uses.js";

/** Whose code to adopt, from which generator's client, and for which API. */
export interface AdoptOptions extends UsesOptions {
  from: OriginName;
  /** What the client is imported from. Default: the one that a project has, else the package of the document. */
  client?: string | undefined;
}

/**
 * Tells what becomes of programs on another generator's client, so that they call ours; nothing is written.
 *
 * @throws ReadError on a document that cannot be used, and on a project that cannot be read or has no such calls
 */
export async function adopt(options: AdoptOptions): Promise<Mended> {
  const document = await open(options.spec ?? bundledSpec, options);
  const { api, problems } = model(document, options);
  if (problems.length > 0) throw new ReadError(locateAll(document, problems));
  const compiler = loadCompiler();
  const opening = { compiler, programs: createPrograms(compiler) };
  const { from, client, projects } = options;
  const adopting = { api, modules: modulesOf(api), from, client };
  const adopted = projects.map((project) => adoptProject(project, opening, adopting));
  const wrong = adopted.flatMap((each) => (Array.isArray(each) ? each : []));
  if (wrong.length > 0) throw new ReadError(wrong);
  const done = adopted.flatMap((each) => (Array.isArray(each) ? [] : [each]));
  return { files: done.flatMap(({ files }) => files), left: done.flatMap(({ left }) => left) };
}
