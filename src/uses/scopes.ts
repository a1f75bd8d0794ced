import { byCodeUnit } from "../json/by-code-unit.js";
import type { Api, Operation, Requirement } from "../model/api.js";
import { wholeClient } from "./context.js";
import type { Use } from "./use.js";

/** What a key has to allow, and why. */
export interface NeededScope {
  scheme: string;
  /** Empty: the scheme itself, whose requirement names no scope. */
  scope: string;
  /** The functions that need it, sorted. */
  operations: string[];
  uses: Use[];
}

export interface Needed {
  /** Sorted by scheme and scope. */
  scopes: NeededScope[];
  /** Places at which operations may be called that are not known. */
  unknown: Use[];
}

/** The narrowest key that a program needs: of the alternatives of each operation the one that adds least. */
export function neededScopes(api: Api, uses: readonly Use[]): Needed {
  const callable = uses.filter(({ kind, isHandedOn }) => kind === "calls" || isHandedOn === true);
  const names = new Set(callable.flatMap((use) => use.operations));
  const called = api.operations.filter(({ name }) => names.has(name));
  const chosen = chosenRequirements(called);
  const scopes = new Map<string, NeededScope>();
  for (const [{ name }, requirement] of chosen) {
    const own = callable.filter((use) => use.operations.includes(name));
    for (const [scheme, scope] of pairsOf(requirement)) {
      const key = `${scheme} ${scope}`;
      const known = scopes.get(key) ?? { scheme, scope, operations: [], uses: [] };
      const places = own.filter((use) => !known.uses.includes(use));
      scopes.set(key, {
        ...known,
        operations: [...known.operations, name],
        uses: [...known.uses, ...places],
      });
    }
  }
  const unknown = uses.filter(
    ({ kind, part }) =>
      kind === "may use" &&
      (part === wholeClient.name || api.operations.some(({ name }) => name === part)),
  );
  return {
    scopes: [...scopes]
      .filter(([, { scope, scheme }]) => scope !== "" || !hasScope(scopes, scheme))
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([, each]) => each),
    unknown,
  };
}

function hasScope(scopes: ReadonlyMap<string, NeededScope>, scheme: string): boolean {
  return [...scopes.values()].some((each) => each.scheme === scheme && each.scope !== "");
}

/** Operations with one alternative are settled first; what these need anyway costs the others nothing. */
function chosenRequirements(operations: readonly Operation[]): [Operation, Requirement][] {
  const have = new Set<string>();
  const byChoice = [...operations].sort((a, b) => a.security.length - b.security.length);
  return byChoice.map((operation) => {
    const cost = (requirement: Requirement): number =>
      pairsOf(requirement).filter((pair) => !have.has(pair.join(" "))).length;
    const [first = [], ...rest] = operation.security;
    const best = rest.reduce((a, b) => (cost(b) < cost(a) ? b : a), first);
    for (const pair of pairsOf(best)) have.add(pair.join(" "));
    return [operation, best];
  });
}

function pairsOf(requirement: Requirement): [scheme: string, scope: string][] {
  return requirement.flatMap(({ scheme, scopes }) =>
    (scopes.length === 0 ? [""] : scopes).map((scope): [string, string] => [scheme, scope]),
  );
}
