import type { Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { NewPlace } from "./moves.js";
import { lettersOf, objectIn, sameShape } from "./shape.js";

/** An object before and after. */
interface Objects {
  base: Schema;
  head: Schema;
}

interface Sides {
  base: Models;
  head: Models;
}

type Left = Map<string, NewPlace>;

/** Where a property that has gone stands now, if that is in one object beside it, under its name or the object's before it. */
export function movedInto(
  name: string,
  { base, head }: Objects,
  models: Sides,
): NewPlace | undefined {
  const schema = base.properties?.[name] ?? {};
  const found = Object.entries(head.properties ?? {}).flatMap(([outer, each]): NewPlace[] => {
    const held = objectIn(each, models.head);
    const before = objectIn(base.properties?.[outer], models.base)?.schema.properties ?? {};
    const inner = Object.entries(held?.schema.properties ?? {}).find(
      ([own, later]) =>
        !Object.hasOwn(before, own) && isCalled(name, outer, own) && sameShape(schema, later),
    )?.[0];
    if (held === undefined || inner === undefined) return [];
    const isOptional = held.isNullable || !isRequired(head, outer);
    return [{ outer, name: inner, ...(isOptional && { isOptional }) }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The properties that have left an object and stand beside it now, or in another object beside it: by the object's own
 * property, and by their names in it.
 */
export function leftMembers({ base, head }: Objects, models: Sides): [name: string, left: Left][] {
  return Object.entries(base.properties ?? {}).flatMap(([outer, each]): [string, Left][] => {
    const held = objectIn(each, models.base)?.schema;
    if (held === undefined) return [];
    const later = objectIn(head.properties?.[outer], models.head)?.schema.properties ?? {};
    const left = Object.entries(held.properties ?? {}).flatMap(
      ([inner, schema]): [string, NewPlace][] => {
        if (Object.hasOwn(later, inner)) return [];
        const found = besides({ outer, inner, schema }, { base, head }, models);
        return found === undefined ? [] : [[inner, found]];
      },
    );
    return left.length === 0 ? [] : [[outer, new Map(left)]];
  });
}

interface Inner {
  outer: string;
  inner: string;
  schema: Schema;
}

function besides(
  { outer, inner, schema }: Inner,
  { base, head }: Objects,
  models: Sides,
): NewPlace | undefined {
  const [only, ...others] = Object.entries(head.properties ?? {}).filter(
    ([name, later]) =>
      !Object.hasOwn(base.properties ?? {}, name) &&
      isCalled(name, outer, inner) &&
      sameShape(schema, later),
  );
  if (only !== undefined) return others.length === 0 ? { name: only[0] } : undefined;
  // As if it had stood beside the object before.
  const flat = { ...base, properties: { ...base.properties, [inner]: schema } };
  return Object.hasOwn(base.properties ?? {}, inner)
    ? undefined
    : movedInto(inner, { base: flat, head }, models);
}

/** Whether a name is that of a property in an object, or of both: `phone`, `contact_phone`. */
function isCalled(name: string, outer: string, inner: string): boolean {
  const letters = lettersOf(name);
  return letters === lettersOf(inner) || letters === lettersOf(outer) + lettersOf(inner);
}

function isRequired({ required = [] }: Schema, name: string): boolean {
  return required.includes(name);
}
