import type { Api } from "../api.js";
import type { Draft } from "../draft.js";
import { assignNames } from "./assign-names.js";
import { nameHeaderSets } from "./header-sets.js";
import type { ModelRegistry } from "../schema/model-registry.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { createNames, type Names } from "./names.js";
import type { NameOptions } from "./plain-key.js";
import type { Source } from "../source.js";

interface NameContext extends NameOptions {
  registry: ModelRegistry;
  source: Source;
}

/** Gives everything its name, and puts the names of models where references lead to their places. */
export function nameApi(draft: Draft<Api>, { registry, source, ...options }: NameContext): Api {
  const names = createNames();
  assignNames(draft, names, options);
  // Nothing is left without a name.
  const api = draft as Api;
  warnOfCollisions(names, api, source);
  const nameAt = new Map(api.models.map((each) => [each.at, each.name]));
  registry.link((at) => nameAt.get(at) ?? at);
  api.headerSets = nameHeaderSets(api, names);
  api.operations.sort((a, b) => byCodeUnit(a.name, b.name));
  api.models.sort((a, b) => byCodeUnit(a.name, b.name));
  return api;
}

/** Tells of models and operations that are spelled like others. The names that follow from theirs are not repeated. */
function warnOfCollisions({ collisions }: Names, api: Api, source: Source): void {
  const places = new Set([...api.models, ...api.operations].map(({ at }) => at));
  for (const { claim, name } of collisions.filter(({ claim }) => places.has(claim.at))) {
    source.warnings.push({
      at: claim.at,
      id: "name-taken",
      what: `${JSON.stringify(claim.wanted)} becomes the name of something else, too`,
      todo: `It is called ${name}; rename one of them in the document for a better name.`,
    });
  }
}
