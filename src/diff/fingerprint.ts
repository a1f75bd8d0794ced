import { createHash } from "node:crypto";
import type { Api, Operation, Webhook } from "../model/api.js";
import type { At } from "../json/pointer.js";
import type { Change } from "./change.js";
import { sortedJson } from "../json/sorted-json.js";

/**
 * What a change is recognised by later: its rule, its places, the values before and after, and the requests that it
 * reaches: what was agreed to for one is not agreed to for another that it reaches later. No text and no line is in it,
 * so that it stays the same when messages are worded differently or the document is formatted again. `names` gives
 * places as {@link namedPlaces} does.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprintOf({ change, requests }: Reached, names: Names): string {
  const { rule, base, head, before, after } = change;
  const values = [sortedJson(before), sortedJson(after)];
  const reached = [...requests].sort();
  return hashOf([
    rule,
    names.base(base),
    names.head(head),
    ...values,
    ...(reached.length > 1 ? reached : []),
  ]);
}

/** A change, and the requests that it reaches. */
interface Reached {
  change: Change;
  requests: Iterable<string>;
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
export function namedPlaces({ operations, webhooks, uncalled }: Api): (at: At) => At {
  const owners: (Operation | Webhook)[] = [
    ...operations,
    ...webhooks,
    ...(uncalled?.operations ?? []),
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
