import type { Webhook } from "../../model/api.js";
import type { Models } from "../../model/schema/references.js";
import { constantsOf, keyOf, type Constant } from "./constants.js";

/**
 * By what the requests of webhooks are told apart: the fewest places that tell those that can be told. One that needs
 * none is marked all the same, so that what is not declared is not taken for it.
 */
export function marksOf(
  webhooks: readonly Webhook[],
  models: Models,
): ReadonlyMap<Webhook, Constant[]> {
  const constants = new Map(webhooks.map((each) => [each, constantsOf(each, models)]));
  // Looked up for every two webhooks and every place.
  const byPlace = new Map([...constants].map(([each, own]) => [each, firstByPlace(own)]));
  const chosen = new Set<string>();
  let pairs = webhooks.flatMap((one, index) =>
    webhooks.slice(index + 1).map((other): [Webhook, Webhook] => [one, other]),
  );
  for (const place of placesOf([...constants.values()])) {
    const left = pairs.filter(
      ([one, other]) => !areApart(byPlace.get(one)?.get(place), byPlace.get(other)?.get(place)),
    );
    if (left.length === pairs.length) continue;
    chosen.add(place);
    pairs = left;
  }
  return new Map(
    webhooks.map((webhook) => {
      const own = constants.get(webhook) ?? [];
      const telling = own.filter((each) => chosen.has(keyOf(each)));
      return [webhook, telling.length > 0 ? telling : own.slice(0, 1)];
    }),
  );
}

/** The places that several webhooks have constants in, those that most have first, the outer before the inner. */
function placesOf(all: readonly Constant[][]): string[] {
  const counts = new Map<string, number>();
  for (const constant of all.flat()) {
    const key = keyOf(constant);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const depth = (key: string): number => key.split(",").length;
  return [...counts]
    .filter(([, often]) => often > 1)
    .sort(([one, often], [other, seldom]) => seldom - often || depth(one) - depth(other))
    .map(([key]) => key);
}

function firstByPlace(constants: readonly Constant[]): ReadonlyMap<string, Constant> {
  return new Map(constants.toReversed().map((each) => [keyOf(each), each]));
}

function areApart(one: Constant | undefined, other: Constant | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    !one.values.some((each) => other.values.includes(each))
  );
}
