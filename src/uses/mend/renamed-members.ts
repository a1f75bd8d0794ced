import type { At } from "../../json/pointer.js";
import type { NamedModels } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { leftMembers, movedInto } from "./moved-members.js";
import type { Moves, NewPlace } from "./moves.js";
import { lettersOf, sameShape } from "./shape.js";

/** What the user says is called otherwise: `Patient.pronouns` → `pronoun`, `getPatient` → `readPatient`. */
export type Answers = ReadonlyMap<string, string>;

/** What is found, and what it is found by. */
export interface Comparing extends Moves {
  answers: Answers;
  models: { base: NamedModels; head: NamedModels };
}

/** A schema before and after. */
export interface SchemaPair {
  /** Its name in code, such as `Patient.address`. */
  part: string;
  /** Where it stands in the base. */
  at: At;
  base: Schema;
  head: Schema;
}

/** Finds the properties that are called otherwise, or have gone into another object or out of one. */
export function renamedMembers(pair: SchemaPair, comparing: Comparing): void {
  const { part, at, base, head } = pair;
  const { answers, members, left } = comparing;
  const [before, after] = [base.properties ?? {}, head.properties ?? {}];
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const come = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  for (const name of gone) {
    const told = answers.get(`${part}.${name}`);
    const to = told === undefined ? undefined : newPlaceOf(told);
    const found =
      to ?? alike(name, { base, head, gone, come }) ?? movedInto(name, pair, comparing.models);
    if (found !== undefined) members.set(pointer(pointer(at, "properties"), name), found);
  }
  for (const [name, found] of leftMembers(pair, comparing.models)) {
    const place = pointer(pointer(at, "properties"), name);
    if (!members.has(place)) left.set(place, found);
  }
  for (const [name, schema] of Object.entries(before)) {
    const below = pointer(pointer(at, "properties"), name);
    const moved = members.get(below);
    const later = moved?.outer === undefined ? after[moved?.name ?? name] : undefined;
    if (later)
      renamedMembers({ part: `${part}.${name}`, at: below, base: schema, head: later }, comparing);
  }
  compareParts(pair, comparing);
}

function compareParts({ part, at, base, head }: SchemaPair, comparing: Comparing): void {
  for (const key of ["items", "additionalProperties"] as const) {
    const [own, later] = [base[key], head[key]];
    if (own && later)
      renamedMembers({ part, at: pointer(at, key), base: own, head: later }, comparing);
  }
  for (const key of ["allOf", "anyOf", "oneOf"] as const) {
    (base[key] ?? []).forEach((own, index) => {
      const later = head[key]?.[index];
      const below = pointer(pointer(at, key), String(index));
      if (later) renamedMembers({ part, at: below, base: own, head: later }, comparing);
    });
  }
}

/** `contact.phone` of an answer is the property of an object. */
function newPlaceOf(told: string): NewPlace {
  const [first = "", ...rest] = told.split(".");
  return rest.length === 0 ? { name: first } : { outer: first, name: rest.join(".") };
}

interface Sides {
  base: Schema;
  head: Schema;
  gone: readonly string[];
  come: readonly string[];
}

function alike(name: string, { base, head, gone, come }: Sides): NewPlace | undefined {
  const isLike = (from: string, to: string): boolean => {
    const names = lettersOf(from) === lettersOf(to) ? undefined : ([from, to] as const);
    return (
      isRequired(base, from) === isRequired(head, to) &&
      sameShape(base.properties?.[from] ?? {}, head.properties?.[to] ?? {}, names)
    );
  };
  const likely = come.filter((to) => isLike(name, to));
  // Of several the one that is spelled otherwise and nothing more.
  const spelled = likely.filter((to) => lettersOf(to) === lettersOf(name));
  const [only, ...others] = spelled.length === 1 ? spelled : likely;
  const rivals = gone.filter(
    (from) =>
      from !== name &&
      only !== undefined &&
      lettersOf(only) !== lettersOf(name) &&
      isLike(from, only),
  );
  return only !== undefined && others.length + rivals.length === 0 ? { name: only } : undefined;
}

function isRequired({ required = [] }: Schema, name: string): boolean {
  return required.includes(name);
}

/** The values of an enum that are spelled otherwise, or that the document calls by one name. */
export function renamedValues(
  { part, base, head }: Omit<SchemaPair, "at">,
  answers: Answers,
): Map<unknown, unknown> {
  const { enum: after = [], valueNotes: laterNotes = [] } = head;
  const { enum: before = [], valueNotes = [] } = base;
  const gone = before.filter((value) => !after.includes(value));
  const come = after.filter((value) => !before.includes(value));
  return new Map(
    gone.flatMap((value): [unknown, unknown][] => {
      const told = come.find((each) => String(each) === answers.get(`${part}.${String(value)}`));
      const own = valueNotes[before.indexOf(value)]?.name;
      const alikes = come.filter(
        (each) =>
          lettersOf(each) === lettersOf(value) ||
          (own !== undefined && laterNotes[after.indexOf(each)]?.name === own),
      );
      const to = told ?? (alikes.length === 1 ? alikes[0] : undefined);
      return to === undefined ? [] : [[value, to]];
    }),
  );
}
