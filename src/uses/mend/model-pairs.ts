import type { Api, Model, Operation } from "../../model/api.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import type { Answers } from "./renamed-members.js";
import { sameShape } from "./shape.js";

export interface Pair<Thing> {
  base: Thing;
  head: Thing;
}

/** A model in whose place stand several, or others beside it. */
export interface SplitModel {
  name: string;
  /** The names of those that stand where it stood, by how often they do. */
  heads: string[];
  /** Whether there is still one of its name. */
  isKept: boolean;
}

interface ModelPairs {
  pairs: Pair<Model>[];
  splits: SplitModel[];
}

/**
 * Models of one name, and those whose name has changed: by what the user says, by a shape that no other has, or because
 * one has gone and the other stands in its place wherever an operation or a model has it. Several may have become one.
 */
export function modelPairs(
  { base, head }: Pair<Api>,
  operations: readonly Pair<Operation>[],
  answers: Answers,
): ModelPairs {
  const later = new Map(head.models.map((model): [string, Model] => [model.name, model]));
  const gone = base.models.filter(({ name }) => !later.has(name));
  const come = head.models.filter(({ name }) => !base.models.some((each) => each.name === name));
  const kept = base.models.flatMap((model) => {
    const same = later.get(model.name);
    return same === undefined ? [] : [{ base: model, head: same }];
  });
  const roles = rolesOf(operations, kept);
  const renamed = gone.flatMap((model) => {
    const told = later.get(answers.get(model.name) ?? "");
    if (told !== undefined) return [{ base: model, head: told }];
    const alike = come.filter(({ schema }) => sameShape(model.schema, schema));
    const rivals = gone.filter(({ schema }) => sameShape(model.schema, schema));
    const [only] = alike;
    const isCertain = only && alike.length === 1 && rivals.length === 1 && isOwnShape(model);
    const [role, ...others] = [...(roles.get(model.name)?.keys() ?? [])];
    const inPlace = others.length === 0 ? later.get(role ?? "") : undefined;
    const found = isCertain ? only : inPlace;
    return found ? [{ base: model, head: found }] : [];
  });
  const splits = base.models.flatMap(({ name }): SplitModel[] => {
    const own = roles.get(name) ?? new Map<string, number>();
    if (own.size < 2 || answers.has(name)) return [];
    const heads = [...own].sort(([, a], [, b]) => b - a).map(([to]) => to);
    return [{ name, heads, isKept: later.has(name) }];
  });
  return { pairs: [...kept, ...renamed], splits };
}

/** By the name of a model, what stands in its place now, and how often. */
function rolesOf(
  operations: readonly Pair<Operation>[],
  kept: readonly Pair<Model>[],
): Map<string, Map<string, number>> {
  const roles = new Map<string, Map<string, number>>();
  const compare = (before: Schema | undefined, after: Schema | undefined): void => {
    if (!before || !after) return;
    if (before.$ref !== undefined && after.$ref !== undefined) {
      const [name, to] = [modelOf(before.$ref), modelOf(after.$ref)];
      const own = roles.get(name) ?? new Map<string, number>();
      roles.set(name, own.set(to, (own.get(to) ?? 0) + 1));
    }
    compare(before.items, after.items);
    for (const key of ["allOf", "anyOf", "oneOf"] as const) {
      before[key]?.forEach((each, index) => compare(each, after[key]?.[index]));
    }
    for (const [name, property] of Object.entries(before.properties ?? {})) {
      compare(property, after.properties?.[name]);
    }
  };
  for (const { base, head } of operations) {
    const pairs = [
      [base.body?.content, head.body?.content] as const,
      ...base.responses.map((response) => {
        const later = head.responses.find(({ status }) => status === response.status);
        return [response.content, later?.content] as const;
      }),
    ];
    for (const [before = [], after = []] of pairs) {
      before.forEach(({ schema }, index) => compare(schema, after[index]?.schema));
    }
    for (const { key, schema } of base.parameters) {
      compare(schema, head.parameters.find((each) => each.key === key)?.schema);
    }
  }
  for (const { base, head } of kept) compare(base.schema, head.schema);
  return roles;
}

/** A shape that says what the model is: any number of models are strings. */
function isOwnShape({ schema }: Model): boolean {
  return (
    (schema.properties ?? schema.enum ?? schema.oneOf ?? schema.anyOf ?? schema.allOf) !== undefined
  );
}
