import {
  isValue,
  type Answer,
  type Attachment,
  type NoteShelf,
  type Person,
  type PersonId,
  type Records,
  type Visit,
} from "@clinic/records";

/** What one shift tells the next of a person. */
export interface Handover {
  person: Pick<Person, "id" | "name">;
  lines: string[];
  /** What could not be read. */
  missing: ("files" | "notes" | "person")[];
}

interface Sources {
  records: Pick<Records, "attachments" | "person">;
  notes: Pick<NoteShelf, "titles">;
}

export async function handoverOf(id: PersonId, { records, notes }: Sources): Promise<Handover> {
  const [view, files, titles] = await Promise.all([
    records.person(id),
    records.attachments(id),
    notes.titles(id).catch((): undefined => undefined),
  ]);
  const handover: Handover = { person: { id, name: id }, lines: [], missing: [] };
  if (isValue(view)) {
    handover.person.name = view.value.title;
    if (view.value.remark) handover.lines.push(view.value.remark);
    if (!view.value.mayBeRecorded) handover.lines.push("Do not record.");
  } else handover.missing.push("person");
  if (titles === undefined) handover.missing.push("notes");
  else handover.lines.push(...titles);
  handover.lines.push(...filesText(files, () => handover.missing.push("files")));
  return handover;
}

function filesText(files: Answer<Attachment[]>, onMissing: () => void): string[] {
  if (!isValue(files)) {
    onMissing();
    return [];
  }
  return files.value.map(({ filename, public_url: url }) =>
    url ? `${filename} (${url})` : filename,
  );
}

export function handoverText({ person: { name }, lines, missing }: Handover): string {
  const gaps = missing.length > 0 ? [`Not read: ${missing.join(", ")}.`] : [];
  return [`# ${name}`, ...lines.map((line) => `- ${line}`), ...gaps].join("\n");
}

/** The people that a shift has seen, each once, those with visits still to come first. */
export function peopleOf(visits: readonly Visit[]): PersonId[] {
  const rank = ({ status }: Visit): number => (status === "SCHEDULED" ? 0 : 1);
  const sorted = visits.toSorted((one, other) => rank(one) - rank(other));
  return [...new Set(sorted.map(({ patient_id: id }) => id))];
}
