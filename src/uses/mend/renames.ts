import { matchOperations } from "../../diff/match-operations.js";
import type { At } from "../../json/pointer.js";
import type { Api, Model, Operation, Parameter } from "../../model/api.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import { boundNames } from "../../model/names/bound-names.js";
import { schemasOf } from "../parts.js";
import { renamedMembers, renamedValues, type Answers } from "./renamed-members.js";
import { sameShape } from "./shape.js";

/** What is called otherwise now, and is otherwise as it was. */
export interface Renames {
  /** Functions, types, constants and models, by their names in code. */
  names: ReadonlyMap<string, string>;
  /** Members of a bound client, by the function that they bind. */
  bound: ReadonlyMap<string, { from: string; to: string }>;
  /** Properties and parameters by their places in the base; `contact.phone` for one that went into another. */
  members: ReadonlyMap<At, string>;
  /** Values of enums, by the model or the place of the enum, and the value. */
  values: ReadonlyMap<string, ReadonlyMap<unknown, unknown>>;
}

export function renamesOf(base: Api, head: Api, answers: Answers): Renames {
  const { pairs } = matchOperations(base, head);
  const operations = pairs.filter(({ isMoved }) => !isMoved);
  const models = modelPairs({ base, head }, operations, answers);
  const names = new Map<string, string>();
  for (const pair of operations) addOperationNames(pair, names);
  for (const { base: from, head: to } of models)
    addNames(namesOfModel(from), namesOfModel(to), names);
  const members = new Map<At, string>();
  const values = new Map<string, ReadonlyMap<unknown, unknown>>();
  for (const { base: from, head: to } of models) {
    renamedMembers(
      { part: from.name, at: from.at, base: from.schema, head: to.schema },
      answers,
      members,
    );
    const changed = renamedValues({ part: from.name, base: from.schema, head: to.schema }, answers);
    if (changed.size > 0) values.set(from.name, changed);
  }
  for (const pair of operations) addOperationMembers(pair, answers, members);
  return { names, bound: boundRenames(operations, { base, head }), members, values };
}

interface Pair<Thing> {
  base: Thing;
  head: Thing;
}

/**
 * Models of one name, and those whose name has changed: by what the user says, by a shape that no other has, or because
 * one has gone and the other has come wherever an operation sends or answers it.
 */
function modelPairs(
  { base, head }: Pair<Api>,
  operations: readonly Pair<Operation>[],
  answers: Answers,
): Pair<Model>[] {
  const later = new Map(head.models.map((model): [string, Model] => [model.name, model]));
  const gone = base.models.filter(({ name }) => !later.has(name));
  const come = head.models.filter(({ name }) => !base.models.some((each) => each.name === name));
  const kept = base.models.flatMap((model) => {
    const same = later.get(model.name);
    return same === undefined ? [] : [{ base: model, head: same }];
  });
  const roles = rolesOf(operations);
  const renamed = gone.flatMap((model) => {
    const told = later.get(answers.get(model.name) ?? "");
    if (told !== undefined) return [{ base: model, head: told }];
    const alike = come.filter(({ schema }) => sameShape(model.schema, schema));
    const rivals = gone.filter(({ schema }) => sameShape(model.schema, schema));
    const [only] = alike;
    const isCertain = only && alike.length === 1 && rivals.length === 1 && isOwnShape(model);
    const [role, ...others] = roles.get(model.name) ?? [];
    const inPlace = others.length === 0 ? come.find(({ name }) => name === role) : undefined;
    const found = isCertain ? only : inPlace;
    return found ? [{ base: model, head: found }] : [];
  });
  return [...kept, ...renamed];
}

/** By the name of a model, what stands in its place in operations now. */
function rolesOf(operations: readonly Pair<Operation>[]): Map<string, string[]> {
  const roles = new Map<string, Set<string>>();
  const compare = (before: Schema | undefined, after: Schema | undefined): void => {
    if (!before || !after) return;
    if (before.$ref !== undefined && after.$ref !== undefined) {
      const name = modelOf(before.$ref);
      roles.set(name, (roles.get(name) ?? new Set()).add(modelOf(after.$ref)));
    }
    compare(before.items, after.items);
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
  }
  return new Map([...roles].map(([name, found]) => [name, [...found]]));
}

/** A shape that says what the model is: any number of models are strings. */
function isOwnShape({ schema }: Model): boolean {
  return (
    (schema.properties ?? schema.enum ?? schema.oneOf ?? schema.anyOf ?? schema.allOf) !== undefined
  );
}

function namesOfModel({ name, inputName, split, valueNames }: Model): (string | undefined)[] {
  return [
    name,
    split ? inputName : undefined,
    valueNames?.values,
    valueNames?.byName,
    valueNames?.descriptions,
  ];
}

function addNames(
  from: readonly (string | undefined)[],
  to: readonly (string | undefined)[],
  names: Map<string, string>,
): void {
  from.forEach((name, index) => {
    const other = to[index];
    if (name && other && name !== other) names.set(name, other);
  });
}

function addOperationNames({ base, head }: Pair<Operation>, names: Map<string, string>): void {
  addNames(namesOfOperation(base), namesOfOperation(head), names);
}

function namesOfOperation(operation: Operation): (string | undefined)[] {
  const { name, descriptor, requestType, dataType, errorType, itemType, streamName } = operation;
  const { pagination, externalId } = operation;
  const { find, findRequest, findError, ensure, ensureRequest, ensureError } =
    externalId?.names ?? {};
  const { reconcile, row, reconcileError } = externalId?.names ?? {};
  return [
    ...[name, descriptor, requestType, dataType, errorType, itemType, streamName],
    ...[pagination?.name, find, findRequest, findError, ensure, ensureRequest, ensureError],
    ...[reconcile, row, reconcileError],
  ];
}

function functionsOf({ name, streamName, pagination, externalId }: Operation): string[] {
  const { find, ensure, reconcile } = externalId?.names ?? {};
  return [name, streamName, pagination?.name, find, ensure, reconcile].filter(
    (each) => each !== undefined,
  );
}

function boundRenames(
  operations: readonly Pair<Operation>[],
  { base, head }: Pair<Api>,
): Renames["bound"] {
  const [before, after] = [boundIn(base), boundIn(head)];
  const renamed = operations.flatMap((pair) => {
    const later = functionsOf(pair.head);
    return functionsOf(pair.base).flatMap(
      (name, index): [string, { from: string; to: string }][] => {
        const [from, to] = [before.get(name), after.get(later[index] ?? "")];
        return from && to && from !== to ? [[name, { from, to }]] : [];
      },
    );
  });
  return new Map(renamed);
}

function boundIn({ operations, resources }: Api): Map<string, string> {
  return new Map(
    resources.flatMap(({ file }) => {
      const own = operations.filter(({ resource }) => resource === file);
      return [...boundNames(own.flatMap(functionsOf), file)];
    }),
  );
}

function addOperationMembers(
  { base, head }: Pair<Operation>,
  answers: Answers,
  members: Map<At, string>,
): void {
  addParameters({ base, head }, answers, members);
  const bodies = [schemasOf(base.body?.content), schemasOf(head.body?.content)] as const;
  addPlaced(bodies, `${base.requestType}.body`, { answers, members });
  for (const response of base.responses) {
    const later = head.responses.find(({ status }) => status === response.status);
    const both = [schemasOf(response.content), schemasOf(later?.content)] as const;
    addPlaced(both, base.dataType, { answers, members });
  }
}

function addPlaced(
  [before, after]: readonly [ReturnType<typeof schemasOf>, ReturnType<typeof schemasOf>],
  part: string,
  { answers, members }: { answers: Answers; members: Map<At, string> },
): void {
  before.forEach(({ schema, at }, index) => {
    const later = after[index];
    if (later) renamedMembers({ part, at, base: schema, head: later.schema }, answers, members);
  });
}

/** A parameter is the same one where it only has another key, or where one has gone and one alike has come. */
function addParameters(
  { base, head }: Pair<Operation>,
  answers: Answers,
  members: Map<At, string>,
): void {
  const rename = ({ at, usedAt }: Parameter, to: string): void => {
    members.set(at, to);
    if (usedAt !== undefined) members.set(usedAt, to);
  };
  const gone = base.parameters.filter(
    ({ key }) => !head.parameters.some((each) => each.key === key),
  );
  const come = head.parameters.filter(
    ({ key }) => !base.parameters.some((each) => each.key === key),
  );
  for (const parameter of gone) {
    const told = answers.get(`${base.requestType}.${parameter.key}`);
    const sameName = come.find(
      ({ name, in: place }) => name === parameter.name && place === parameter.in,
    );
    const sameSlot = parameter.in === "path" ? slotOf(base, parameter, { head, come }) : undefined;
    const found = told ?? sameName?.key ?? sameSlot ?? alike(parameter, gone, come);
    if (found !== undefined) rename(parameter, found);
  }
}

/** A path parameter that stands where the other stood. */
function slotOf(
  base: Operation,
  { name }: Parameter,
  { head, come }: { head: Operation; come: readonly Parameter[] },
): string | undefined {
  const slots = ({ path }: Operation): string[] => path.match(/\{[^}]+\}/g) ?? [];
  const slot = slots(head)[slots(base).indexOf(`{${name}}`)];
  return come.find((each) => each.in === "path" && `{${each.name}}` === slot)?.key;
}

function alike(
  parameter: Parameter,
  gone: readonly Parameter[],
  come: readonly Parameter[],
): string | undefined {
  const isLike = (each: Parameter): boolean =>
    each.in === parameter.in &&
    each.required === parameter.required &&
    sameShape(each.schema, parameter.schema, [each.key, parameter.key]);
  const [only, ...others] = come.filter(isLike);
  const rivals = gone.filter(
    (each) =>
      each !== parameter && only && sameShape(each.schema, only.schema, [each.key, only.key]),
  );
  return only && others.length + rivals.length === 0 ? only.key : undefined;
}
