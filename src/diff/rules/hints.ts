import { sameValue } from "../../checks/values/same-value.js";
import type { Json } from "../../json/json.js";
import { sortedJson } from "../../json/sorted-json.js";
import type { Traits } from "../schema/traits.js";
import type { Change } from "../change.js";
import { personal } from "./declarations.js";
import type { Rule } from "./rule.js";
import { variant } from "./variants.js";
import { compareStability } from "./stability.js";

export const defaultValue: Rule = {
  id: "default",
  title: "The default of a value",
  explain:
    "A request that leaves the value out is accepted as before, but may now mean something else. The documents cannot tell whether a client relies on the old default.",
};
export const deprecation: Rule = {
  id: "deprecated",
  title: "Something was deprecated, or no longer is",
  explain: "A deprecation announces a change but makes none: everything works as before.",
};
export const sunset: Rule = {
  id: "sunset",
  title: "The date until which something works",
  explain:
    "`x-sunset` promises that something works until that day. Removing the promise or bringing the day forward breaks it.",
};
export const extensibleEnum: Rule = {
  id: "extensible-enum",
  title: "The values that an open enum names",
  explain:
    "`x-extensible-enum`, or an `enum` beside `type: string` in an `anyOf`, tells clients that values may be added. Removing a value from `x-extensible-enum` breaks clients that send it; beside `type: string` the value stays valid.",
};

interface Sides {
  base: Traits;
  head: Traits;
  places: { base: string; head: string };
}

/** Compares what schemas say beside which values are valid. */
export function compareTraits({ base, head, places }: Sides): Change[] {
  return [
    ...compareDefaults({ base, head, places }),
    ...compareExtensible({ base, head, places }),
    ...compareFallbacks({ base, head, places }),
    ...comparePromises({ base, head, places }),
    ...comparePersonal({ base, head, places }),
  ];
}

/** Agents are shown answers only, so that requests stay as they are. */
function comparePersonal({ base, head, places }: Sides): Change[] {
  if ((base.personalAt === undefined) === (head.personalAt === undefined)) return [];
  const isNow = head.personalAt !== undefined;
  return [
    {
      rule: personal.id,
      effect: isNow ? "none" : "unknown",
      base: base.personalAt ?? places.base,
      head: head.personalAt ?? places.head,
      what: isNow
        ? "is personal now (`x-personal`), and agents are not shown it"
        : "is no longer personal (`x-personal`), and agents are shown it",
      ...(isNow ? { after: true } : { before: true }),
      skip: ["request"],
    },
  ];
}

function compareDefaults({ base, head, places }: Sides): Change[] {
  const before = base.default;
  const after = head.default;
  if (sameValue(before?.value, after?.value)) return [];
  return [
    {
      rule: defaultValue.id,
      effect: "unknown",
      base: before?.at ?? places.base,
      head: after?.at ?? places.head,
      what:
        before === undefined
          ? `has the default \`${JSON.stringify(after?.value)}\` now`
          : after === undefined
            ? `no longer has the default \`${JSON.stringify(before.value)}\``
            : `the default went from \`${JSON.stringify(before.value)}\` to \`${JSON.stringify(after.value)}\``,
      ...(before && { before: before.value }),
      ...(after && { after: after.value }),
      skip: ["response"],
    },
  ];
}

function compareExtensible({ base, head }: Sides): Change[] {
  if (base.extensible === undefined || head.extensible === undefined) return [];
  const now = new Set(head.extensible.values.map(sortedJson));
  const gone = base.extensible.values.filter((value) => !now.has(sortedJson(value)));
  const known = new Set(base.extensible.values.map(sortedJson));
  const come = head.extensible.values.filter((value) => !known.has(sortedJson(value)));
  const spelled = (values: Json[]): string =>
    values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  const where = base.extensible.isOpen ? "" : " in `x-extensible-enum`";
  const added: Change = {
    rule: extensibleEnum.id,
    effect: "none",
    base: base.extensible.at,
    head: head.extensible.at,
    what: `names ${spelled(come)}${where} now`,
    after: come,
  };
  const own = come.length > 0 ? [added] : [];
  if (gone.length === 0) return own;
  return [
    ...own,
    {
      rule: extensibleEnum.id,
      effect: base.extensible.isOpen && head.extensible.isOpen ? "none" : "narrows",
      base: base.extensible.at,
      head: head.extensible.at,
      what: `no longer names ${spelled(gone)}${where}`,
      before: gone,
    },
  ];
}

/** What is read as another model is refused no more than before (OpenAPI 3.2, 4.25.1). */
function compareFallbacks({ base, head, places }: Sides): Change[] {
  const [before, after] = [base.fallback, head.fallback];
  if (before?.value === after?.value) return [];
  const spelled = (each: Traits["fallback"]): string => (each ? `\`${each.value}\`` : "no variant");
  return [
    {
      rule: variant.id,
      effect: "unknown",
      base: before?.at ?? places.base,
      head: after?.at ?? places.head,
      what: `values that the discriminator does not name were ${spelled(before)} and are ${spelled(after)}`,
      ...(before && { before: before.value }),
      ...(after && { after: after.value }),
    },
  ];
}

type Promising = Pick<Traits, "deprecated" | "lifecycle">;

/** Compares deprecation, sunset and stability, of schemas and of anything else that has them. */
export function comparePromises({
  base,
  head,
  places,
}: {
  base: Promising;
  head: Promising;
  places: { base: string; head: string };
}): Change[] {
  const changes: Change[] = [];
  if (base.deprecated !== head.deprecated) {
    changes.push({
      rule: deprecation.id,
      effect: "none",
      ...places,
      what: head.deprecated
        ? `is deprecated now${head.lifecycle.sunset === undefined ? "" : `, and works until ${head.lifecycle.sunset}`}`
        : "is no longer deprecated",
      before: base.deprecated,
      after: head.deprecated,
      ...(head.lifecycle.sunset !== undefined && { sunset: head.lifecycle.sunset }),
    });
  }
  const before = base.lifecycle.sunset;
  const after = head.lifecycle.sunset;
  const isMoved = before !== undefined && dayOf(before) !== dayOf(after ?? "");
  if (isMoved && head.deprecated && base.deprecated) {
    changes.push({
      rule: sunset.id,
      effect: after === undefined || dayOf(after) < dayOf(before) ? "incomparable" : "none",
      ...places,
      what:
        after === undefined
          ? `no longer says that it works until ${before}`
          : `the sunset went from ${before} to ${after}`,
      before,
      ...(after !== undefined && { after }),
    });
  }
  return [...changes, ...compareStability({ base: base.lifecycle, head: head.lifecycle, places })];
}

/** A sunset is a day, whether or not a time is written behind it (RFC 3339, 5.6). */
function dayOf(sunset: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(sunset)?.[0] ?? sunset;
}
