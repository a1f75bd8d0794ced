import type { Api, Model } from "../../model/api.js";
import type { Finding } from "../finding.js";
import { leavesTypesAlone } from "../rules/catalog.js";
import { modelsIn } from "./inline-reads.js";

/**
 * Tells whether a finding brings a model into another use, or takes it out of one, and how it is used now: a type says
 * what is read, what is written, or both, and is another one with that.
 */
export type Reaches = (model: string, finding: Finding) => string | undefined;

export function createReaches(base: Api, head: Api): Reaches {
  const before = new Map<string, Model>(base.models.map((model) => [model.name, model]));
  const moved = new Map<string, string>(
    head.models.flatMap((model) => {
      const old = before.get(model.name);
      const how = old && useNow(old, model);
      return how === undefined ? [] : [[model.name, how]];
    }),
  );
  const sides = [createReach(base), createReach(head)];
  return (model, finding) => {
    const how = moved.get(model);
    if (how === undefined || leavesTypesAlone(finding.id)) return undefined;
    return finding.operations.some((name) => sides.some((reach) => reach(name).has(model)))
      ? `\`${model}\` ${how}`
      : undefined;
  };
}

function useNow(before: Model, after: Model): string | undefined {
  if (!before.read && after.read) return after.written ? "is also read now" : "is read now";
  if (!before.written && after.written) return after.read ? "is also sent now" : "is sent now";
  if (before.read && !after.read) return "is no longer read";
  if (before.written && !after.written) return "is no longer sent";
  return before.split === after.split ? undefined : "is another type where it is sent";
}

/** The models that an operation leads to. */
function createReach({ operations, models }: Api): (operation: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  const byName = new Map<string, Model>(models.map((model) => [model.name, model]));
  return (name) => {
    const done = known.get(name);
    if (done !== undefined) return done;
    const operation = operations.find((each) => each.name === name);
    const found = new Set(operation ? modelsIn(operation) : []);
    for (const each of found)
      for (const next of modelsIn(byName.get(each)?.schema)) found.add(next);
    known.set(name, found);
    return found;
  };
}
