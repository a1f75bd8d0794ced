import type { At } from "../json/pointer.js";
import type { Api, Operation } from "../model/api.js";
import { modelsByName } from "../model/schema/references.js";
import { schemasOf } from "./parts.js";
import { around, propertiesIn, type Placed } from "./schema-places.js";

/** What operations send and get, and what models are made of. */
export interface Reach {
  /** The models that a value of these models leads to, themselves included. */
  models(names: readonly string[]): ReadonlySet<string>;
  /** The models in what an operation sends, and in what it answers. */
  sent(operation: string): ReadonlySet<string>;
  read(operation: string): ReadonlySet<string>;
  /** Where a model stands. */
  at(model: string): At | undefined;
}

export function createReach(api: Api): Reach {
  const models = modelsByName(api.models);
  const known = new Map<string, ReadonlySet<string>>();
  const operations = new Map(api.operations.map((each): [string, Operation] => [each.name, each]));
  const remembered = (key: string, start: () => Placed[]): ReadonlySet<string> => {
    const found = known.get(key) ?? inside(start());
    known.set(key, found);
    return found;
  };
  return {
    models: (names) => {
      const found = names.map((name) =>
        remembered(`model ${name}`, () => {
          const model = models.get(name);
          return model ? [{ schema: model.schema, at: model.at }] : [];
        }),
      );
      return new Set([...names, ...found.flatMap((each) => [...each])]);
    },
    sent: (name) =>
      remembered(`sent ${name}`, () => {
        const { parameters = [], body } = operations.get(name) ?? {};
        return [
          ...parameters.map(({ schema, at }) => ({ schema, at })),
          ...schemasOf(body?.content),
        ];
      }),
    read: (name) =>
      remembered(`read ${name}`, () =>
        (operations.get(name)?.responses ?? []).flatMap(({ content }) => schemasOf(content)),
      ),
    at: (name) => models.get(name)?.at,
  };

  /** The models that schemas lead to, through their properties as well. */
  function inside(start: readonly Placed[]): ReadonlySet<string> {
    const byAt = new Map(api.models.map(({ at, name }) => [at, name]));
    const seen = new Set<At>();
    const found = new Set<string>();
    const queue = [...start];
    for (const next of queue) {
      if (seen.has(next.at)) continue;
      for (const each of around([next], models)) {
        seen.add(each.at);
        const name = byAt.get(each.at);
        if (name !== undefined) found.add(name);
        queue.push(...propertiesIn(each).map(([, property]) => property));
      }
    }
    return found;
  }
}
