import { createHash } from "node:crypto";
import type { Api, Operation, Webhook } from "../model/api.js";
import type { At } from "../json/pointer.js";
import type { Change } from "./change.js";
import { sameValue } from "./schema/canonical.js";

/**
 * What a change is recognised by later: its rule, its places and the values before and after. No text and no line
 * is in it, so that it stays the same when messages are worded differently or the document is formatted again.
 * `names` gives places as {@link namedPlaces} does.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprintOf({ rule, base, head, before, after }: Change, names: Names): string {
  return hashOf([rule, names.base(base), names.head(head), sameValue(before), sameValue(after)]);
}

/** Spells places of the two documents. */
export interface Names {
  base(at: At): At;
  head(at: At): At;
}

/**
 * Spells places with the names of parameters and not with their positions: one more at the front changes no other, and
 * a change that was agreed to for one is not agreed to for the one that has its position later.
 */
export function namedPlaces({ operations, webhooks }: Api): (at: At) => At {
  const owners: (Operation | Webhook)[] = [
    ...operations,
    ...webhooks,
    ...operations.flatMap(({ callbacks }) => callbacks ?? []),
  ];
  const named = new Map(
    owners
      .flatMap(({ parameters }) => parameters)
      .map(({ at, in: place, name }) => [at, at.replace(/[^/]*$/, () => `${place} ${name}`)]),
  );
  return (at) => at.replace(/^.*\/parameters\/\d+(?=\/|$)/, (place) => named.get(place) ?? place);
}

/** The same for a complaint of the compiler that no change explains: its rule, its place and the use that fails. */
export function fingerprintOfUse(rule: string, at: string, use: string): string {
  return hashOf([rule, at, use]);
}

function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}
