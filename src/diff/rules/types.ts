import { kinds, type Kind } from "../../model/schema/kinds.js";
import type { Conjunction, Part } from "../schema/part.js";
import type { Change, Effect } from "../change.js";
import { isWritten } from "./written-alike.js";
import type { Mode, Rule } from "./rule.js";

export const valueType: Rule = {
  id: "type",
  title: "The type of a value",
  explain:
    "Removing a type refuses what was accepted; adding one reaches clients that cannot read it; replacing it does both. `integer` lies within `number`. In a parameter or header everything is text, so numbers and booleans lie within `string`. Of several types the one that fits tells how a text is read: where one of them goes or comes beside the others, some texts are read as something else.",
};
export const nullAllowed: Rule = {
  id: "null",
  title: "Whether null is allowed",
  explain:
    "`nullable`, `null` in a list of types and a `null` branch of `anyOf` or `oneOf` mean the same. A request that may no longer be null refuses what was accepted; a response that may now be null reaches code that does not expect it.",
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
  const gone = kinds.filter((kind) => before.has(kind) && !after.has(kind));
  const come = kinds.filter((kind) => after.has(kind) && !before.has(kind));
  const lost = gone.filter((kind) => !isWritten(of(kind, base), { as: head, mode }));
  const gained = come.filter((kind) => !isWritten(of(kind, head), { as: base, mode }));
  if (gone.length + come.length === 0) return changes;
  // What was read as one of several types is read as another one now: `7` as a number, and then as a name.
  const isReadAnew = (gone.length === 0 || come.length === 0) && [...before].some(isIn(after));
  const isAlike = lost.length + gained.length === 0 && !isReadAnew;
  changes.push({
    rule: valueType.id,
    effect: isAlike
      ? alikeEffect(come)
      : (isReadAnew ? gone : lost).length === 0
        ? "widens"
        : gained.length === 0
          ? "narrows"
          : "incomparable",
    ...places,
    what: `was ${names(base)} and is ${names(head)}${isAlike ? ", which is written alike" : ""}`,
    before: spelled(base),
    after: spelled(head),
  });
  return changes;
}

function isIn(kinds: ReadonlySet<Kind>): (kind: Kind) => boolean {
  return (kind) => kind !== "null" && kinds.has(kind);
}

/** Commas that stood in one text are between the items of a list now. */
function alikeEffect(come: readonly Kind[]): Effect {
  return come.includes("array") ? "unknown" : "none";
}

function of(kind: Kind, parts: readonly Part[]): Part[] {
  return parts.filter((part) => part.kind === kind);
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
