import { matchOperations } from "../../diff/match-operations.js";
import type { Api, Model, Operation } from "../../model/api.js";
import { boundNames } from "../../model/names/bound-names.js";
import { modelsByName } from "../../model/schema/references.js";
import { modelPairs, type Pair, type SplitModel } from "./model-pairs.js";
import { noMoves, type Moves } from "./moves.js";
import { addOperationMoves } from "./operation-moves.js";
import { payloadMoves, type PayloadMove } from "./payload-moves.js";
import { renamedMembers, renamedValues, type Answers, type Comparing } from "./renamed-members.js";

/** What is called otherwise now, or stands elsewhere, and is otherwise as it was. */
export interface Renames extends Moves {
  /** Functions, types, constants and models, by their names in code. */
  names: ReadonlyMap<string, string>;
  /** Members of a bound client, by the function that they bind. */
  bound: ReadonlyMap<string, { from: string; to: string }>;
  /** Values of enums, by the model or the place of the enum, and the value. */
  values: ReadonlyMap<string, ReadonlyMap<unknown, unknown>>;
  /** Answers whose data are held by another object now, or no longer. */
  payloads: readonly PayloadMove[];
  /** Models that have become several. */
  splits: readonly SplitModel[];
}

export function renamesOf(base: Api, head: Api, answers: Answers): Renames {
  const operations = matchOperations(base, head).pairs;
  const { pairs, splits } = modelPairs({ base, head }, operations, answers);
  const names = new Map<string, string>();
  for (const { base: from, head: to } of operations)
    addNames(namesOfOperation(from), namesOfOperation(to), names);
  const isWhole = ({ name }: Model): boolean => !splits.some((split) => split.name === name);
  for (const { base: from, head: to } of pairs.filter((pair) => isWhole(pair.base)))
    addNames(namesOfModel(from), namesOfModel(to), names);
  for (const [from, to] of [...names]) addCompanionNames(from, to, names);
  const moves = noMoves();
  const models = { base: modelsByName(base.models), head: modelsByName(head.models) };
  const comparing: Comparing = { ...moves, answers, models };
  const values = new Map<string, ReadonlyMap<unknown, unknown>>();
  for (const { base: from, head: to } of pairs) {
    const both = { part: from.name, at: from.at, base: from.schema, head: to.schema };
    renamedMembers(both, comparing);
    const changed = renamedValues(both, answers);
    if (changed.size === 0) continue;
    for (const name of [from.name, from.inputName]) values.set(name, changed);
  }
  for (const pair of operations) addOperationMoves(pair, { comparing, names });
  const payloads = operations.flatMap((pair) => payloadMoves(pair, { comparing, names }));
  return {
    ...moves,
    names,
    bound: boundRenames(operations, { base, head }),
    values,
    payloads,
    splits,
  };
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

/** What companions call what they make of a function or of a model, by its name. */
function addCompanionNames(from: string, to: string, names: Map<string, string>): void {
  const isType = /^\p{Lu}/u.test(from);
  const small = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
  const forms: ((name: string) => string)[] = isType
    ? [
        (name) => `make${name}`,
        (name) => `make${name}Input`,
        (name) => `${small(name)}Schema`,
        (name) => `${small(name)}InputSchema`,
      ]
    : ["Handler", "InfiniteOptions", "Key", "Mutation", "Options", "Schemas"].map(
        (form) => (name) => `${name}${form}`,
      );
  for (const form of forms) if (!names.has(form(from))) names.set(form(from), form(to));
}

function namesOfOperation(operation: Operation): (string | undefined)[] {
  const { name, descriptor, requestType, dataType, errorType, itemType, streamName } = operation;
  const { pagination, externalId } = operation;
  const { find, findRequest, findError, ensure, ensureRequest, ensureError } =
    externalId?.names ?? {};
  const { ensureAll, reconcile, row, reconcileError } = externalId?.names ?? {};
  return [
    ...[name, descriptor, requestType, dataType, errorType, itemType, streamName],
    ...[pagination?.name, find, findRequest, findError, ensure, ensureRequest, ensureError],
    ...[ensureAll, reconcile, row, reconcileError],
  ];
}

function functionsOf({ name, streamName, pagination, externalId }: Operation): string[] {
  const { find, ensure, ensureAll, reconcile } = externalId?.names ?? {};
  return [name, streamName, pagination?.name, find, ensure, ensureAll, reconcile].filter(
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
