import { kinds, type Kind } from "../../model/schema/kinds.js";
import type { Conjunction, Part } from "../schema/part.js";
import type { Change } from "../change.js";
import type { Mode, Rule } from "./rule.js";

export const valueType: Rule = {
  id: "type",
  title: "The type of a value",
  explain:
    "A type that is no longer allowed refuses what was accepted; a new one reaches clients that cannot read it; another type does both. `integer` lies within `number`, and in a parameter or header, where all is text, numbers and booleans lie within `string`.",
};
export const nullAllowed: Rule = {
  id: "null",
  title: "Whether null is allowed",
  explain:
    "`nullable`, `null` in a list of types and a `null` branch of `anyOf` or `oneOf` mean the same. A request that may no longer be null refuses what was accepted; a response that may now be null reaches code that does not look for it.",
};

interface Sides {
  base: readonly Part[];
  head: readonly Part[];
  places: { base: string; head: string };
  mode: Mode;
}

/** Compares which types are allowed at all. */
export function compareKinds({ base, head, places, mode }: Sides): Change[] {
  const before = kindsIn(base, head);
  const after = kindsIn(head, base);
  const changes: Change[] = [];
  if (before.has("null") !== after.has("null") && ![before, after].some(isOneThing)) {
    changes.push({
      rule: nullAllowed.id,
      effect: after.has("null") ? "widens" : "narrows",
      ...places,
      what: after.has("null") ? "may be null now" : "may no longer be null",
      before: before.has("null"),
      after: after.has("null"),
    });
    before.delete("null");
    after.delete("null");
  }
  const lost = kinds.filter(
    (kind) => before.has(kind) && !after.has(kind) && !absorbed(kind, { into: head, mode }),
  );
  const gained = kinds.filter(
    (kind) => after.has(kind) && !before.has(kind) && !absorbed(kind, { into: base, mode }),
  );
  if (lost.length > 0 || gained.length > 0) {
    changes.push({
      rule: valueType.id,
      effect: lost.length === 0 ? "widens" : gained.length === 0 ? "narrows" : "incomparable",
      ...places,
      what: `was ${names(base)} and is ${names(head)}`,
      before: spelled(base),
      after: spelled(head),
    });
  }
  return changes;
}

/** Nothing but null, or anything at all: then null is no matter of its own. */
function isOneThing(found: ReadonlySet<Kind>): boolean {
  return found.size === kinds.length || (found.size === 1 && found.has("null"));
}

/** The kinds of some parts. An object that no `type` speaks of may be null if it may be so on the other side. */
function kindsIn(parts: readonly Part[], others: readonly Part[]): Set<Kind> {
  const found = new Set(parts.map((part) => part.kind));
  const open =
    parts.some((part) => part.implied) &&
    others.some((part) => part.kind === "null" && others.length > 1);
  return open ? found.add("null") : found;
}

/** In a parameter or header all is text: a string without limits accepts numbers and booleans as well. */
function absorbed(kind: Kind, { into, mode }: { into: readonly Part[]; mode: Mode }): boolean {
  if (mode === "json" || (kind !== "number" && kind !== "boolean")) return false;
  return into.some(
    (part) =>
      part.kind === "string" &&
      !part.values &&
      !part.texts.format &&
      !part.texts.pattern &&
      Object.keys(part.limits).length === 0,
  );
}

function spelled(parts: readonly Part[]): string[] {
  return kinds
    .filter((kind) => parts.some((part) => part.kind === kind))
    .map((kind) => {
      const of = parts.filter((part) => part.kind === kind);
      return kind === "number" && of.every((part) => part.integer) ? "integer" : kind;
    });
}

function names(parts: readonly Part[]): string {
  const types = spelled(parts);
  if (types.length === 0) return "never allowed";
  return types.length === kinds.length
    ? "of any type"
    : types.map((type) => `\`${type}\``).join(" or ");
}

/** Compares `integer` with `number`, which are one kind. */
export function compareInteger({
  base,
  head,
  add,
}: {
  base: Part;
  head: Part;
  add(change: Change): void;
}): void {
  if ((base.integer === undefined) === (head.integer === undefined)) return;
  add({
    rule: valueType.id,
    effect: base.integer === undefined ? "narrows" : "widens",
    base: base.integer ?? base.at,
    head: head.integer ?? head.at,
    what:
      base.integer === undefined
        ? "was `number` and is `integer`"
        : "was `integer` and is `number`",
    before: base.integer === undefined ? "number" : "integer",
    after: head.integer === undefined ? "number" : "integer",
  });
}

/** The place of the first schema of several. */
export function placeOf(conjunction: Conjunction): string {
  return conjunction[0]?.at ?? "#";
}
