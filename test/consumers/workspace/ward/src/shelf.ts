import {
  kindOf,
  NoteShelf,
  People,
  tidy,
  Visits,
  type Connection,
  type PersonId,
  type Visit,
} from "@clinic/records";

/** What stands on the shelf of a ward. */
export class Shelf {
  readonly people: People;
  readonly visits: Visits;
  readonly notes: NoteShelf;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.people = new People(connection);
    this.visits = new Visits(connection);
    this.notes = new NoteShelf(connection);
  }

  async week(from: string, to: string): Promise<Map<string, Visit[]>> {
    const days = new Map<string, Visit[]>();
    for await (const visit of this.visits.between(from, to)) {
      const day = visit.start_at.slice(0, 10);
      days.set(day, [...(days.get(day) ?? []), visit]);
    }
    return days;
  }

  async spine(id: PersonId): Promise<string> {
    const [label, titles] = await Promise.all([this.people.label(id), this.notes.titles(id)]);
    return [label, ...titles].join("\n");
  }

  async tidied(id: PersonId, before: string): Promise<string> {
    const { gone, failed } = await tidy(
      this.#connection,
      id,
      (file) => kindOf(file) !== "letter" && (file.upload_date ?? "") < before,
    );
    return `${gone.length} gone${failed.length > 0 ? `, ${failed.length} left` : ""}`;
  }
}

export const minutesOn = (visits: readonly Visit[]): number => Visits.minutes(visits);
