import type { Direction, Effect } from "../change.js";
import { removalGuards } from "../lifecycle.js";
import { unnamed } from "../schema/intersect.js";
import type { Conjunction, Part, Property } from "../schema/part.js";
import type { Traits } from "../schema/traits.js";
import { isClosed } from "../schema/located.js";
import { compareOthers } from "./other-properties.js";
import type { Pairing, Rule } from "./rule.js";

export const propertyRemoved: Rule = {
  id: "property-removed",
  title: "A property was removed",
  explain:
    "The document no longer describes requests that have the property, so requests narrow. In a response the name may now hold anything, so responses widen. In a closed response an optional property just never comes again, and somebody has to look at what that means. A deprecated property may be removed once its `x-sunset` has passed.",
};
export const propertyAdded: Rule = {
  id: "property-added",
  title: "A property was added",
  explain:
    "A new optional property breaks nothing: clients need not send it, and were never told that it is absent. A new required one refuses every existing request, unless the server fills in its default, which the document cannot promise. In a response that was closed (`additionalProperties: false`) a new property reaches clients that were told it cannot occur; whether any of them refuses it, the documents cannot tell.",
};
export const propertyRequired: Rule = {
  id: "property-required",
  title: "Whether a property is required",
  explain:
    "A request without a property that is now required is refused, unless the server fills in its default, which the document cannot promise. A response may leave out what is no longer required.",
};
export const propertyAccess: Rule = {
  id: "property-access",
  title: "A property became readOnly or writeOnly, or no longer is",
  explain:
    "A `readOnly` property should not be sent, and a server may refuse or ignore it: the document cannot tell which. A `writeOnly` property no longer comes back, which breaks clients that were told it always does. A required property that is no longer `readOnly` has to be sent.",
};
/** Compares the properties of two objects. `today` decides about sunsets. */
export function compareProperties(pairing: Pairing, today: string): void {
  const { base, head } = pairing;
  for (const [name, property] of base.properties) {
    const now = head.properties.get(name);
    if (now === undefined) removed(pairing, { name, property, today });
    else kept(pairing, { name, property, now });
  }
  for (const [name, property] of head.properties) {
    if (!base.properties.has(name)) added(pairing, { name, property });
  }
  compareUndeclaredRequired(pairing);
  compareOthers(pairing);
}

interface Removed {
  name: string;
  property: Property;
  today: string;
}

function removed(pairing: Pairing, { name, property, today }: Removed): void {
  const { base, head, traits } = pairing;
  const covering = unnamed(head, name);
  if (isCovered(covering)) {
    pairing.inside(`.${name}`, { base: property.conjunction, head: covering });
    return;
  }
  const own = traits.base(property.conjunction);
  const wasRequired = base.required.has(name);
  const guards = removalGuards(own, today);
  const places = { base: property.at, head: head.at, guards };
  pairing.add({
    rule: propertyRemoved.id,
    effect: "narrows",
    ...places,
    what: `the property \`${name}\` was removed`,
    before: name,
    skip: hidden(own, "request", ["response"]),
  });
  pairing.add({
    rule: propertyRemoved.id,
    effect: wasRequired || !isClosed(covering) ? "widens" : "unknown",
    ...places,
    what: `the property \`${name}\` was removed`,
    before: name,
    skip: hidden(own, "response", ["request"]),
  });
}

function added(pairing: Pairing, { name, property }: { name: string; property: Property }): void {
  const { base, head, traits } = pairing;
  const own = traits.head(property.conjunction);
  const covered = unnamed(base, name);
  if (isCovered(covered)) {
    pairing.inside(`.${name}`, { base: covered, head: property.conjunction });
    return;
  }
  const required = head.required.has(name) && !base.required.has(name);
  const change = {
    rule: propertyAdded.id,
    base: base.at,
    head: property.at,
    what: `the ${required ? "required " : ""}property \`${name}\` was added`,
    after: name,
  };
  pairing.add({
    ...change,
    effect: required ? "narrows" : "widens",
    guards: required && own.default !== undefined ? ["has-default"] : [],
    skip: hidden(own, "request", ["response"]),
  });
  pairing.add({
    ...change,
    effect: "widens",
    guards: isClosed(covered) ? ["closed"] : ["undeclared"],
    skip: hidden(own, "response", ["request"]),
  });
}

function kept(
  pairing: Pairing,
  { name, property, now }: { name: string; property: Property; now: Property },
): void {
  const { base, head, traits } = pairing;
  const before = traits.base(property.conjunction);
  const after = traits.head(now.conjunction);
  const skip = (["request", "response"] as const).filter(
    (direction) => hides(before, direction) || hides(after, direction),
  );
  pairing.inside(`.${name}`, { base: property.conjunction, head: now.conjunction, skip });
  const places = { base: property.at, head: now.at };
  compareAccess(pairing, { name, before, after, places });
  if (head.required.has(name) && !base.required.has(name)) {
    requiredNow(pairing, { name, was: property, now, skip });
  } else if (!head.required.has(name) && base.required.has(name)) {
    pairing.add({
      rule: propertyRequired.id,
      effect: "widens",
      base: base.required.get(name) ?? base.at,
      head: now.at,
      what: `the property \`${name}\` is no longer required`,
      before: name,
      skip,
    });
  }
}

interface Required {
  name: string;
  was: Property;
  now: Property;
  skip: readonly Direction[];
}

function requiredNow({ head, add, traits }: Pairing, { name, was, now, skip }: Required): void {
  add({
    rule: propertyRequired.id,
    effect: "narrows",
    base: was.at,
    head: head.required.get(name) ?? now.at,
    what: `the property \`${name}\` is now required`,
    after: name,
    guards: traits.head(now.conjunction).default === undefined ? [] : ["has-default"],
    skip,
  });
}

interface Access {
  name: string;
  before: Traits;
  after: Traits;
  places: { base: string; head: string };
}

function compareAccess(pairing: Pairing, { name, before, after, places }: Access): void {
  for (const [flag, direction] of [
    ["readOnly", "request"],
    ["writeOnly", "response"],
  ] as const) {
    if (before[flag] === after[flag]) continue;
    const other: Direction = direction === "request" ? "response" : "request";
    pairing.add({
      rule: propertyAccess.id,
      effect: after[flag] ? hidingEffect(pairing, name, flag) : showingEffect(pairing, name, flag),
      ...places,
      what: after[flag]
        ? `the property \`${name}\` became \`${flag}\``
        : `the property \`${name}\` is no longer \`${flag}\``,
      before: before[flag],
      after: after[flag],
      guards: flag === "readOnly" && after.default !== undefined ? ["has-default"] : [],
      skip: [other],
    });
  }
}

type Flag = "readOnly" | "writeOnly";

/** An answer always had what was required, and clients were told so; whether one may still send it, nobody says. */
function hidingEffect({ base }: Pairing, name: string, flag: Flag): Effect {
  return flag === "writeOnly" && base.required.has(name) ? "widens" : "unknown";
}

/** What is required now has to be sent, whatever it was. A closed answer may have what could not come before. */
function showingEffect({ base, head }: Pairing, name: string, flag: Flag): Effect {
  if (flag === "readOnly") return head.required.has(name) ? "narrows" : "none";
  return isClosed(base.others?.conjunction ?? []) ? "widens" : "none";
}

/** Required names that are declared on neither side, or that other properties cover where they are not. */
function compareUndeclaredRequired({ base, head, add }: Pairing): void {
  const isTold = (name: string, own: Part, other: Part): boolean =>
    own.properties.has(name) && (other.properties.has(name) || !isCovered(unnamed(other, name)));
  for (const [name, at] of head.required) {
    if (base.required.has(name) || isTold(name, head, base)) continue;
    const what = `the property \`${name}\` is now required`;
    add({
      rule: propertyRequired.id,
      effect: "narrows",
      base: base.at,
      head: at,
      what,
      after: name,
    });
  }
  for (const [name, at] of base.required) {
    if (head.required.has(name) || isTold(name, base, head)) continue;
    const what = `the property \`${name}\` is no longer required`;
    add({
      rule: propertyRequired.id,
      effect: "widens",
      base: at,
      head: head.at,
      what,
      before: name,
    });
  }
}

/** Whether something is said of a property that is not named, beyond that it may not be there. */
function isCovered(conjunction: Conjunction): boolean {
  return conjunction.length > 0 && !isClosed(conjunction);
}

function hides(traits: Traits, direction: Direction): boolean {
  return direction === "request" ? traits.readOnly : traits.writeOnly;
}

/** The directions to skip: those that are given, and `direction` where the traits hide the property in it. */
function hidden(traits: Traits, direction: Direction, given: readonly Direction[]): Direction[] {
  return hides(traits, direction) ? [...given, direction] : [...given];
}
