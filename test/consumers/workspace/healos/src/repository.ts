import {
  deletePatientDocument,
  getAppointment,
  getNote,
  getPatient,
  listAllAppointments,
  listAllNotes,
  listPatientDocuments,
  type Appointment,
  type AppointmentId,
  type CallFailure,
  type Client,
  type NoteSummary,
  type Patient,
  type PatientDocument as File,
  type PatientId,
  type Result,
} from "./client/index.js";
import { toAnswer, valueOr, type Answer } from "./answer.js";

/** What is kept of records that have been read, by their ids. */
export abstract class Repository<Id extends string, Item extends { id: Id }> {
  readonly #kept = new Map<string, Item>();
  protected readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  protected abstract read(id: Id): Promise<Result<Item, CallFailure>>;

  async get(id: Id): Promise<Answer<Item>> {
    const kept = this.#kept.get(id);
    if (kept) return { value: kept };
    const answer = toAnswer(await this.read(id));
    if ("value" in answer) this.#kept.set(answer.value.id, answer.value);
    return answer;
  }

  async pick<Name extends keyof Item>(
    id: Id,
    ...names: Name[]
  ): Promise<Pick<Item, Name> | undefined> {
    const item = valueOr(await this.get(id), undefined);
    if (item === undefined) return undefined;
    return Object.fromEntries(names.map((name) => [name, item[name]])) as unknown as Pick<
      Item,
      Name
    >;
  }
}

export class People extends Repository<PatientId, Patient> {
  protected override read(patientId: PatientId) {
    return getPatient(this.client, { patientId });
  }

  async label(id: PatientId): Promise<string> {
    const found = await this.pick(id, "name", "pronouns");
    return found?.pronouns ? `${found.name} (${found.pronouns})` : (found?.name ?? id);
  }
}

export class Visits extends Repository<AppointmentId, Appointment> {
  protected override read(appointmentId: AppointmentId) {
    return getAppointment(this.client, { appointmentId });
  }

  async *between(start_date: string, end_date: string): AsyncGenerator<Appointment> {
    for await (const visit of listAllAppointments(this.client, { start_date, end_date })) {
      if (visit.status !== "CANCELLED") yield visit;
    }
  }

  static minutes(visits: readonly Pick<Appointment, "duration_minutes">[]): number {
    return visits.reduce((sum, { duration_minutes: own = 0 }) => sum + (own ?? 0), 0);
  }
}

export class Notes {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async codes(noteId: string): Promise<readonly unknown[]> {
    const answer = toAnswer(await getNote(this.#client, { noteId }), ({ icd10_codes: codes }) =>
      Array.isArray(codes) ? codes : [],
    );
    return valueOr(answer, []);
  }

  async written(noteId: string): Promise<string> {
    const answer = toAnswer(
      await getNote(this.#client, { noteId }),
      (note) => note.updated_at ?? note.created_at,
    );
    return valueOr(answer, "never");
  }

  async titles(patient_id: string): Promise<string[]> {
    const all: NoteSummary[] = await listAllNotes(this.#client, { patient_id }).toArray({
      max: 20,
    });
    return all.map(
      ({ template_name, created_at }) => `${template_name ?? "Note"} of ${created_at.slice(0, 10)}`,
    );
  }
}

/** What a file of a patient is, told by its name. */
export const kinds = { pdf: "letter", png: "picture", jpg: "picture" } as const;

type Kind = (typeof kinds)[keyof typeof kinds] | "other";

export function kindOf({ filename }: Pick<File, "filename">): Kind {
  const ending = filename.split(".").at(-1)?.toLowerCase() ?? "";
  return ending in kinds ? kinds[ending as keyof typeof kinds] : "other";
}

/** Takes away the files of a patient that nobody needs any more. */
export async function tidy(
  client: Client,
  patientId: PatientId,
  isOld: (file: Readonly<File>) => boolean,
): Promise<Record<"failed" | "gone", string[]>> {
  const told: Record<"failed" | "gone", string[]> = { failed: [], gone: [] };
  const listed = await listPatientDocuments(client, { patientId });
  if (!listed.ok) return told;
  for (const file of listed.data.filter(isOld)) {
    const { id: documentId, filename } = file;
    const { ok } = await deletePatientDocument(client, { patientId, documentId });
    told[ok ? "gone" : "failed"].push(filename);
  }
  return told;
}
