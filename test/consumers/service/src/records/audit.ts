import type { Appointment, Patient, PatientUpdate } from "healos-client";

/** Who changed what, without the values: these are the patient's. */
export interface Entry {
  at: string;
  user: string;
  subject: string;
  fields: string[];
}

export function changedFields(before: Patient, change: PatientUpdate): (keyof PatientUpdate)[] {
  const names: (keyof PatientUpdate)[] = ["name", "pronouns", "notes", "consent"];
  return names.filter((name) => change[name] !== undefined && change[name] !== before[name]);
}

export function entryOf(user: string, before: Patient, change: PatientUpdate): Entry {
  return {
    at: new Date().toISOString(),
    user,
    subject: before.id,
    fields: changedFields(before, change),
  };
}

export interface Diary {
  add(entry: Entry): void;
  of(subject: string): Entry[];
}

export function createDiary(): Diary {
  const entries: Entry[] = [];
  return {
    add: (entry) => void entries.push(entry),
    of: (subject) => entries.filter((entry) => entry.subject === subject),
  };
}

/** A key by which a cache tells versions of a record apart. */
export function versionOf<Version extends { updated_at?: string; created_at: string; id: string }>(
  record: Version,
): string {
  return `${record.id}@${record.updated_at ?? record.created_at}`;
}

export const versions = (all: readonly Appointment[]): string[] => all.map(versionOf);

export function fingerprint(patient: Patient): string {
  const { id, ...rest } = patient;
  return `${id}:${[rest.name, rest.consent, rest.pronouns].join("|")}`;
}
