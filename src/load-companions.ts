import { pathToFileURL } from "node:url";
import type { Companion } from "./companions/companion.js";
import { isModule, ownCompanion, unknownCompanion } from "./companions/companions.js";
import type { CarriedSources } from "./text/declarations.js";
import { ReadError } from "./read/problem.js";

/**
 * The companions of some names: those of this package, and those that modules export as `companion`.
 *
 * @throws ReadError on a name that no companion has, and on a module that has none
 */
export async function loadCompanions(
  names: readonly string[],
  checks: CarriedSources,
): Promise<Companion[]> {
  const companions: Companion[] = [];
  for (const name of new Set(names)) {
    const unknown = unknownCompanion(name);
    if (unknown !== undefined) refuse(name, unknown);
    const companion = isModule(name) ? await imported(name) : await own(name, checks);
    const other = companions.find((each) => each.name === companion.name);
    if (other) refuse(name, `Another companion is called ${JSON.stringify(companion.name)}.`);
    companions.push(companion);
  }
  return companions;
}

/** One of ours. Some run a package that is there only for those who ask for them. */
async function own(name: string, checks: CarriedSources): Promise<Companion> {
  try {
    return await ownCompanion(name, checks);
  } catch (error) {
    const missing = /Cannot find package '([^']+)'/.exec(String(error))?.[1];
    if (missing === undefined) throw error;
    refuse(name, `It needs ${missing}. Install it: npm install --save-dev ${missing}.`);
  }
}

async function imported(path: string): Promise<Companion> {
  let module: { companion?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as typeof module;
  } catch (error) {
    const [reason = ""] = String(error instanceof Error ? error.message : error).split("\n");
    refuse(path, `The module cannot be loaded: ${reason}`);
  }
  const { companion } = module;
  if (!isCompanion(companion)) {
    refuse(path, "The module exports no `companion` with a `name`, `peers` and `emit`.");
  }
  return companion;
}

function isCompanion(value: unknown): value is Companion {
  const { name, peers, emit } = (value ?? {}) as Partial<Companion>;
  const isNamed = typeof name === "string" && /^[a-z][a-z\d-]*$/.test(name);
  return isNamed && typeof peers === "object" && typeof emit === "function";
}

function refuse(file: string, what: string): never {
  throw new ReadError([{ file, line: 1, column: 1, id: "companion-invalid", what, todo: "" }]);
}
