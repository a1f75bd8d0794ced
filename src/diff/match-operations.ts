import type { Api, Operation } from "../model/api.js";
import { shapeOf } from "./operation-shape.js";
import { addressesOf } from "./rules/servers.js";

/** An operation before and after. */
export interface OperationPair {
  base: Operation;
  head: Operation;
  /** It has the operationId of before, and is asked for in another way. */
  isMoved: boolean;
}

/** Which operations are the same one before and after, and which have no counterpart. */
export interface MatchedOperations {
  pairs: OperationPair[];
  gone: Operation[];
  come: Operation[];
}

/** What tells operations of the base and of the head apart. */
interface Keys {
  base(operation: Operation): string | undefined;
  head(operation: Operation): string | undefined;
}

/**
 * Matches operations by what is sent: the method and the path as written, then the path without its names, of which
 * several may have one (the one with the same operationId first), then the whole address, in which a server may have
 * the beginning of the path. What is left has moved if its operationId is the same.
 */
export function matchOperations(base: Api, head: Api): MatchedOperations {
  const matched: MatchedOperations = {
    pairs: [],
    gone: [...base.operations, ...(base.uncalled?.operations ?? [])],
    come: [...head.operations, ...(head.uncalled?.operations ?? [])],
  };
  const both = (key: (operation: Operation) => string | undefined): Keys => ({
    base: key,
    head: key,
  });
  take(
    matched,
    both(({ method, path }) => `${method} ${path}`),
  );
  take(
    matched,
    both((operation) => `${shapeOf(operation)}\n${operation.id}`),
  );
  take(matched, both(shapeOf));
  take(matched, {
    base: (operation) => addressesOf(operation, base).join("\n"),
    head: (operation) => addressesOf(operation, head).join("\n"),
  });
  take(matched, both(declaredId), true);
  return matched;
}

/** The operationId, where the document has one. */
function declaredId({ id, method, path }: Operation): string | undefined {
  return id === `${method} ${path}` ? undefined : id;
}

function take(matched: MatchedOperations, keys: Keys, isMoved = false): void {
  const come = new Map<string, Operation[]>();
  for (const operation of matched.come) {
    const key = keys.head(operation);
    if (key !== undefined) come.set(key, [...(come.get(key) ?? []), operation]);
  }
  const taken = new Set<Operation>();
  for (const operation of matched.gone) {
    const key = keys.base(operation);
    const now = key === undefined ? undefined : come.get(key)?.shift();
    if (now === undefined) continue;
    matched.pairs.push({ base: operation, head: now, isMoved });
    taken.add(operation).add(now);
  }
  matched.gone = matched.gone.filter((operation) => !taken.has(operation));
  matched.come = matched.come.filter((operation) => !taken.has(operation));
}
