import type { Companion } from "./companions/companion.js";
import { isModule, ownCompanion, unknownCompanion } from "./companions/companions.js";
import { foreignCompanion, guardedCompanion, refuseCompanion } from "./foreign-companion.js";
import type { CarriedSources } from "./text/declarations.js";

/**
 * The companions of some names: those of this package, and those that modules export as `companion`.
 *
 * @throws ReadError on a name that no companion has, and on a module that has none
 */
export async function loadCompanions(
  names: readonly string[],
  checks: CarriedSources,
): Promise<Companion[]> {
  const companions = new Map<string, Companion>();
  for (const name of new Set(names)) {
    const unknown = unknownCompanion(name);
    if (unknown !== undefined) refuseCompanion(name, unknown);
    const companion = isModule(name) ? await foreignCompanion(name) : await own(name, checks);
    const called = JSON.stringify(companion.name);
    if (companions.has(companion.name)) {
      refuseCompanion(
        name,
        `Another companion is called ${called}. Give one of them another name.`,
      );
    }
    companions.set(companion.name, companion);
  }
  return [...companions.values()];
}

/** One of ours. Some run a package that is there only for those who ask for them. */
async function own(name: string, checks: CarriedSources): Promise<Companion> {
  try {
    const companion = await ownCompanion(name, checks);
    return name === "openapi-fetch" ? guardedCompanion(name, companion) : companion;
  } catch (error) {
    const missing = /Cannot find package '([^']+)'/.exec(String(error))?.[1];
    if (missing === undefined) throw error;
    // It is openapi-typescript, which does not run beside TypeScript 7, or its TypeScript.
    const install = "npm install --save-dev openapi-typescript typescript@5";
    refuseCompanion(name, `It needs ${missing}. Install it: ${install}.`);
  }
}
