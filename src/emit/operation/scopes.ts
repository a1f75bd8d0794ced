import { byCodeUnit } from "../../json/by-code-unit.js";
import type { Api, Operation } from "../../model/api.js";
import { runtime, type Imports } from "../imports.js";
import { stringLiteral } from "../literal.js";

/** By the operations of an Api: each of its functions asks. */
const known = new WeakMap<Api["operations"], readonly string[]>();

/** The scopes that an API's operations name, whatever scheme they belong to, sorted. */
export function scopesOf({ operations }: Pick<Api, "operations">): readonly string[] {
  const found = known.get(operations);
  if (found !== undefined) return found;
  const named = operations.flatMap(({ security }) =>
    security.flat().flatMap(({ scopes }) => scopes),
  );
  const scopes = [...new Set(named)].sort(byCodeUnit);
  known.set(operations, scopes);
  return scopes;
}

/**
 * The type of the client that a function takes which calls all of these operations: `Client<"patients:write">` where
 * the document names scopes, a union where an operation has alternatives, and `Client<never>` where none is needed.
 */
export function clientType(api: Api, imports: Imports, called: readonly Operation[]): string {
  if (scopesOf(api).length === 0) return imports.type(runtime, "Client");
  const client = imports.type("./client", "Client");
  return alternativesOf(called)
    .map((scopes) => `${client}<${scopes.map(stringLiteral).join(" | ") || "never"}>`)
    .join(" | ");
}

/** Which scopes are enough for all of the operations, without what needs more than another alternative. */
function alternativesOf(called: readonly Operation[]): string[][] {
  let alternatives: string[][] = [[]];
  for (const { security } of called) {
    const own = security.map((all) => all.flatMap(({ scopes }) => scopes));
    alternatives = minimal(
      alternatives.flatMap((known) =>
        (own.length === 0 ? [[]] : own).map((more) => [...known, ...more]),
      ),
    );
  }
  return alternatives;
}

function minimal(alternatives: readonly string[][]): string[][] {
  const sets = alternatives.map((scopes) => [...new Set(scopes)].sort(byCodeUnit));
  const different = [...new Map(sets.map((set) => [JSON.stringify(set), set])).values()];
  return different.filter(
    (set) => !different.some((other) => other !== set && other.every((each) => set.includes(each))),
  );
}
