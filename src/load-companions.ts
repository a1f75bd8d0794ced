import { pathToFileURL } from "node:url";
import type { Companion } from "./companions/companion.js";
import { isModule, ownCompanion, unknownCompanion } from "./companions/companions.js";
import type { Output } from "./emit/output.js";
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
    const companion = await ownCompanion(name, checks);
    return name === "openapi-fetch" ? held(name, companion) : companion;
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
    refuse(path, `The module cannot be loaded: ${reasonOf(error)}`);
  }
  const { companion } = module;
  if (!isCompanion(companion)) {
    refuse(path, "The module exports no `companion` with a `name`, `peers` and `emit`.");
  }
  return held(path, companion);
}

/** A companion whose own failures are told as what they are: none of this program. */
function held(at: string, companion: Companion): Companion {
  const { name, peers } = companion;
  return {
    name,
    peers,
    emit: async (api, tools) => {
      let output: Output | undefined;
      try {
        output = await companion.emit(api, tools);
      } catch (error) {
        refuse(at, `The companion fails: ${reasonOf(error)}`);
      }
      // A module may be JavaScript, and return anything.
      if (!isOutput(output)) refuse(at, "What `emit` returns was not made by `tools.file`.");
      return output;
    },
  };
}

function isOutput(value: unknown): value is Output {
  return typeof value === "object" && value !== null && "path" in value && "kind" in value;
}

function reasonOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}

function isCompanion(value: unknown): value is Companion {
  const { name, peers, emit } = (value ?? {}) as Partial<Companion>;
  const isNamed = typeof name === "string" && /^[a-z][a-z\d-]*$/.test(name);
  return isNamed && typeof peers === "object" && typeof emit === "function";
}

function refuse(file: string, what: string): never {
  throw new ReadError([{ file, line: 1, column: 1, id: "companion-invalid", what, todo: "" }]);
}
