import {
  changeVisit,
  everyPatient,
  isValue,
  notes,
  patientPage,
  reasonOf,
  register,
  valueOr,
  type Connection,
  type Person,
  type PersonId,
  type PersonRow,
  type Records,
  type Summary,
  type VisitChange,
} from "@clinic/records";

export interface Round {
  person: PersonRow;
  remarks: string[];
}

/** What a doctor reads before the round. */
export async function round(connection: Connection, records: Records, most = 5): Promise<Round[]> {
  const people = await everyPatient(connection).toArray({ max: most });
  return Promise.all(
    people.map(async (person) => ({
      person,
      remarks: await remarksOn(connection, records, person.id),
    })),
  );
}

async function remarksOn(
  connection: Connection,
  records: Records,
  id: PersonId,
): Promise<string[]> {
  const view = await records.person(id);
  const remark = isValue(view) ? view.value.remark : undefined;
  const summaries = valueOr(await notes.ofPerson(connection, id, 3), [] as Summary[]);
  return [...(remark ? [remark] : []), ...summaries.map(summaryText)];
}

export function summaryText({ template_name: template, created_at, specialty }: Summary): string {
  return [created_at.slice(0, 10), template ?? "note", specialty].filter(Boolean).join(" ");
}

export async function letters(connection: Connection): Promise<string[]> {
  const people = await everyPatient(connection, { limit: 50 }).toArray();
  return [...register(people)].map(
    ([letter, own]) => `${letter}: ${own.map(({ name }) => name).join(", ")}`,
  );
}

export async function pageCount(connection: Connection, size: number): Promise<number | string> {
  const page = await patientPage(connection, { limit: size });
  return page.ok ? page.meta.total_pages : reasonOf(page.error).text;
}

export async function postpone(
  connection: Connection,
  appointmentId: string,
  start_at: string,
): Promise<string> {
  const body: VisitChange = { start_at };
  const result = await changeVisit(connection, { appointmentId, body });
  if (result.ok) return result.data.start_at;
  switch (result.error.kind) {
    case "http":
      return result.error.status === 404 ? "There is no such visit." : result.error.body.error;
    case "timeout":
      return "Nobody answers.";
    default:
      return reasonOf(result.error).code;
  }
}

export function greeting(person: Person): string {
  const { name } = person;
  return person.pronouns ? `${name}, ${person.pronouns}` : name;
}
