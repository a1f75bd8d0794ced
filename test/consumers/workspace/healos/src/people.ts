import type { Patient, PatientSummary, PatientUpdate } from "./client/index.js";

/** Any form of a patient. */
export type AnyPerson = Patient | PatientSummary;

export interface PersonView {
  id: string;
  title: string;
  since: string;
  remark: string | null;
  mayBeRecorded: boolean;
}

export function viewOf(person: Patient): PersonView {
  const { id, name, pronouns, notes, consent = false, created_at } = person;
  return {
    id,
    title: pronouns ? `${name} (${pronouns})` : name,
    since: created_at,
    remark: notes ?? null,
    mayBeRecorded: consent,
  };
}

export function nameOf({ name }: Pick<AnyPerson, "name">): string {
  return name;
}

export const byName = (a: AnyPerson, b: AnyPerson): number => nameOf(a).localeCompare(nameOf(b));

/** What differs between what was shown and what was typed. */
export function changeOf(person: Patient, typed: Partial<PersonView>): PatientUpdate {
  const change: PatientUpdate = {};
  if (typed.title !== undefined && typed.title !== person.name) change.name = typed.title;
  if (typed.remark !== undefined && typed.remark !== person.notes) change["notes"] = typed.remark;
  if (typed.mayBeRecorded !== undefined) change.consent = typed.mayBeRecorded;
  return change;
}

export function isKnownTo(system: string, { external_id: id }: Patient): boolean {
  return id?.startsWith(`${system}-`) ?? false;
}

/** Lists of people, by the first letter of their names. */
export function register(people: readonly PatientSummary[]): Map<string, PatientSummary[]> {
  const letters = new Map<string, PatientSummary[]>();
  for (const person of [...people].sort(byName)) {
    const letter = person.name.slice(0, 1).toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), person]);
  }
  return letters;
}
