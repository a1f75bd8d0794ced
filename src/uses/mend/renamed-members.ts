import type { At } from "../../json/pointer.js";
import type { Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { sameShape } from "./shape.js";

/** What the user says is called otherwise: `Patient.pronouns` → `pronoun`, `getPatient` → `readPatient`. */
export type Answers = ReadonlyMap<string, string>;

/** A schema before and after. */
export interface SchemaPair {
  /** Its name in code, such as `Patient.address`. */
  part: string;
  /** Where it stands in the base. */
  at: At;
  base: Schema;
  head: Schema;
}

/** Finds the properties that are called otherwise, or have gone into another object, in inline objects as well. */
export function renamedMembers(pair: SchemaPair, answers: Answers, members: Map<At, string>): void {
  const { part, at, base, head } = pair;
  const [before, after] = [base.properties ?? {}, head.properties ?? {}];
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const come = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  for (const name of gone) {
    const told = answers.get(`${part}.${name}`);
    const to =
      told ?? alike(name, { base, head, gone, come }) ?? movedInto(name, { base, head, come });
    if (to !== undefined) members.set(pointer(pointer(at, "properties"), name), to);
  }
  for (const [name, schema] of Object.entries(before)) {
    const later = after[members.get(pointer(pointer(at, "properties"), name)) ?? name];
    const below = pointer(pointer(at, "properties"), name);
    if (later)
      renamedMembers(
        { part: `${part}.${name}`, at: below, base: schema, head: later },
        answers,
        members,
      );
  }
  for (const key of ["items", "additionalProperties"] as const) {
    const [own, later] = [base[key], head[key]];
    if (own && later)
      renamedMembers({ part, at: pointer(at, key), base: own, head: later }, answers, members);
  }
  for (const key of ["allOf", "anyOf", "oneOf"] as const) {
    (base[key] ?? []).forEach((own, index) => {
      const later = head[key]?.[index];
      const below = pointer(pointer(at, key), String(index));
      if (later) renamedMembers({ part, at: below, base: own, head: later }, answers, members);
    });
  }
}

interface Sides {
  base: Schema;
  head: Schema;
  come: readonly string[];
}

function alike(
  name: string,
  { base, head, gone, come }: Sides & { gone: readonly string[] },
): string | undefined {
  const isLike = (from: string, to: string): boolean =>
    isRequired(base, from) === isRequired(head, to) &&
    sameShape(base.properties?.[from] ?? {}, head.properties?.[to] ?? {}, [from, to]);
  const [only, ...others] = come.filter((to) => isLike(name, to));
  const rivals = gone.filter((from) => from !== name && only !== undefined && isLike(from, only));
  return others.length + rivals.length === 0 ? only : undefined;
}

/** A property that one new object has now, whose other properties were here as well or are new. */
function movedInto(name: string, { base, head, come }: Sides): string | undefined {
  const schema = base.properties?.[name] ?? {};
  const [only, ...others] = come.filter((each) => {
    const inside = head.properties?.[each]?.properties;
    return inside?.[name] !== undefined && sameShape(schema, inside[name]);
  });
  const into = only === undefined ? undefined : head.properties?.[only];
  const isSure = only && into && others.length === 0 && isRequired(head, only);
  return isSure && isRequired(base, name) === isRequired(into, name)
    ? `${only}.${name}`
    : undefined;
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

function lettersOf(value: unknown): string {
  return String(value)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
