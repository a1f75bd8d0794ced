import type { At } from "../../json/pointer.js";
import type { Change } from "../change.js";
import type { Part, Property } from "../schema/part.js";
import type { Rule } from "./rule.js";

export const variant: Rule = {
  id: "variant",
  title: "A variant of a value was added or removed",
  explain:
    "The branches of `anyOf` and `oneOf` are variants. Clients can no longer send a variant that was removed, and may receive a new one that they do not know. A variant that lies within another one is no change.",
};

/**
 * Two parts whose discriminators read different properties: that is one change, and not one of each property. Where a
 * variant itself says which values it has, no discriminator counts. Undefined where the same property is read.
 */
export function compareDiscriminated(
  base: Part,
  head: Part,
): { base: Part; head: Part; change: Change } | undefined {
  const [before, after] = [toldBy(base), toldBy(head)];
  if (before === undefined || after === undefined || before.name === after.name) return undefined;
  return {
    base: withoutTags(base),
    head: withoutTags(head),
    change: {
      rule: variant.id,
      effect: "incomparable",
      base: `${before.discriminator}/propertyName`,
      head: `${after.discriminator}/propertyName`,
      what: `is told apart by \`${after.name}\` and no longer by \`${before.name}\``,
      before: before.name,
      after: after.name,
    },
  };
}

const tag = /^(.*\/discriminator)\/mapping\/[^/]+$/;

/** The property that a discriminator reads, where only it says which values that has. */
function toldBy({ properties }: Part): { name: string; discriminator: At } | undefined {
  for (const [name, { conjunction }] of properties) {
    const [found] = conjunction.flatMap(({ at }) => tag.exec(at)?.[1] ?? []);
    if (found !== undefined) return { name, discriminator: found };
  }
  return undefined;
}

function withoutTags(part: Part): Part {
  const properties = [...part.properties]
    .filter(([, { at }]) => !tag.test(at))
    .map(([name, { at, conjunction }]): [string, Property] => [
      name,
      { at, conjunction: conjunction.filter((each) => !tag.test(each.at)) },
    ]);
  return { ...part, properties: new Map(properties) };
}
