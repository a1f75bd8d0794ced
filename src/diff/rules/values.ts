import type { Json } from "../../json/json.js";
import { sortedJson } from "../../json/sorted-json.js";
import type { Part } from "../schema/part.js";
import type { Pairing, Rule } from "./rule.js";

export const enumValues: Rule = {
  id: "enum-values",
  title: "The values of an enum",
  explain:
    "`enum` and `const` list what is valid. Removing a value breaks clients that send it; adding one surprises clients that read it. A `const` is the same as an `enum` with one value. The values of a discriminator count as listed. Where a whole discriminator is added or removed, the documents cannot tell whether anything else changes, since a discriminator must not change what is valid.",
};

/** Compares lists of values. */
export function compareValues({ base, head, add }: Pairing): void {
  const before = base.values;
  const after = head.values;
  if (before === undefined && after === undefined) return;
  const places = { base: before?.at ?? base.at, head: after?.at ?? head.at };
  if (before === undefined || after === undefined) {
    add({
      rule: enumValues.id,
      effect: before === undefined ? "narrows" : "widens",
      ...places,
      what:
        before === undefined
          ? `only ${list(after?.value)} ${after?.value.length === 1 ? "is" : "are"} allowed now`
          : `is no longer limited to ${list(before.value)}`,
      ...(before && { before: before.value }),
      ...(after && { after: after.value }),
      guards: isHint(before ?? after) ? ["hinted"] : [],
    });
    return;
  }
  const gone = minus(before.value, head);
  const come = minus(after.value, base);
  if (gone.length > 0 && come.length > 0 && isHint(before) && isHint(after)) {
    add({
      rule: enumValues.id,
      effect: "incomparable",
      ...places,
      what: `is ${list(come)} now and no longer ${list(gone)}`,
      before: gone,
      after: come,
    });
    return;
  }
  if (gone.length > 0) {
    add({
      rule: enumValues.id,
      effect: "narrows",
      ...places,
      base: before.places?.get(sortedJson(gone[0])) ?? places.base,
      what: `no longer has the value ${list(gone)}`,
      before: gone,
    });
  }
  if (come.length > 0) {
    add({
      rule: enumValues.id,
      effect: "widens",
      ...places,
      head: after.places?.get(sortedJson(come[0])) ?? places.head,
      what: `has the new value ${list(come)}`,
      after: come,
    });
  }
}

/** Whether only a discriminator says which values there are: it must not change what is valid (OpenAPI 3.1.1, 4.8.25). */
function isHint(values: Part["values"]): boolean {
  return /\/discriminator\/mapping\/[^/]+\/enum$/.test(values?.at ?? "");
}

function minus(values: Json[], { values: others }: Part): Json[] {
  const known = new Set(others?.value.map(sortedJson));
  return values.filter((value) => !known.has(sortedJson(value)));
}

function list(values: Json[] = []): string {
  const shown = values.slice(0, 8).map((value) => `\`${JSON.stringify(value)}\``);
  const more = values.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
