import { targetOf, type NamedModels } from "../../model/schema/references.js";
import { visitSchemas } from "../../model/schema/visit-schemas.js";

/** For each model those that it leads to and that lead back to it, itself among them if it does. */
export function circlesOf(models: NamedModels): Map<string, ReadonlySet<string>> {
  const direct = new Map<string, Set<string>>();
  const names = new Map([...models].map(([name, { schema }]) => [schema, name]));
  for (const [name, { schema }] of models) {
    const targets = new Set<string>();
    for (const part of visitSchemas([schema])) {
      const target = targetOf(part, models);
      const found = target && names.get(target);
      if (found !== undefined) targets.add(found);
    }
    direct.set(name, targets);
  }
  const reached = new Map<string, Set<string>>();
  for (const name of models.keys()) {
    const all = new Set(direct.get(name));
    for (const each of all) for (const next of direct.get(each) ?? []) all.add(next);
    reached.set(name, all);
  }
  return new Map(
    [...reached].map(([name, all]) => [
      name,
      new Set([...all].filter((other) => reached.get(other)?.has(name))),
    ]),
  );
}
