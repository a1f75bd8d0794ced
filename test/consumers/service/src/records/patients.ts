import * as healos from "healos-client";
import { getPatient, unwrap, type Client, type Patient, type PatientSummary } from "healos-client";
import { Memo } from "../memo.js";
import { patientProblem, type Problem } from "../errors.js";

/** The fields that a list of patients can show. */
export const columns = [
  "name",
  "pronouns",
  "created_at",
  "external_id",
] as const satisfies readonly (keyof Patient)[];

export type Column = (typeof columns)[number];

export type Card = Pick<Patient, "consent" | "id" | "name" | "pronouns"> & { since: string };

export function cellOf(patient: Patient, column: Column): string {
  return patient[column] ?? "";
}

export function cardOf({ id, name, pronouns, consent, created_at: since }: Patient): Card {
  return { id, name, pronouns, consent, since: since.slice(0, 10) };
}

/** The first letters of a name. */
export function initials(summary: Pick<PatientSummary, "name">): string {
  return summary.name
    .split(" ")
    .map((word) => word[0] ?? "")
    .join("")
    .toUpperCase();
}

export function compareByName(a: PatientSummary, b: PatientSummary): number {
  return a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

export class Patients {
  readonly #client: Client;
  readonly #memo: Memo<string, Patient>;

  constructor(client: Client) {
    this.#client = client;
    this.#memo = new Memo((patientId) => unwrap(getPatient(client, { patientId })));
  }

  /** Throws an `ApiError` where there is none. */
  get(id: string): Promise<Patient> {
    return this.#memo.get(id);
  }

  async find(id: string): Promise<Patient | Problem> {
    const result = await healos.getPatient(this.#client, { patientId: id });
    if (!result.ok) return patientProblem(result.error);
    const { data: patient } = result;
    return patient;
  }

  async byNumber(mrn: string): Promise<PatientSummary | undefined> {
    const found = await healos.findPatientByExternalId(this.#client, { external_id: `MRN-${mrn}` });
    return found.ok ? (found.data ?? undefined) : undefined;
  }

  async admit(name: string, mrn: string): Promise<{ id: string; isNew: boolean } | Problem> {
    const body = { name, external_id: `MRN-${mrn}` };
    const result = await healos.ensurePatient(this.#client, { body });
    if (!result.ok) return patientProblem(result.error);
    return { id: result.data.record.id, isNew: result.data.created };
  }

  async rename(id: string, name: string): Promise<Patient> {
    this.#memo.forget(id);
    return unwrap(healos.updatePatient(this.#client, { patientId: id, body: { name } }));
  }

  async consents(id: string, hasConsented: boolean): Promise<boolean> {
    const body: healos.PatientUpdate = { consent: hasConsented };
    const result = await healos.updatePatient(this.#client, { patientId: id, body });
    this.#memo.forget(id);
    return result.ok && result.data.consent === hasConsented;
  }

  async remark(id: string, text: string): Promise<string> {
    const { notes } = await this.get(id);
    const joined = notes ? `${notes}\n${text}` : text;
    const after = await unwrap(
      healos.updatePatient(this.#client, { patientId: id, body: { notes: joined } }),
    );
    this.#memo.forget(id);
    return after.notes ?? "";
  }

  async page(number: number, size: number): Promise<{ cards: string[]; pages: number }> {
    const result = await healos.listPatients(this.#client, { page: number, limit: size });
    if (!result.ok) return { cards: [], pages: 0 };
    const { data, meta } = result;
    return { cards: data.map(initials), pages: meta.total_pages };
  }

  async all(size = 50): Promise<PatientSummary[]> {
    const found = await healos.listAllPatients(this.#client, { limit: size }).toArray();
    return found.sort(compareByName);
  }

  async dismiss(id: string): Promise<boolean> {
    const result = await healos.deletePatient(this.#client, { patientId: id });
    this.#memo.forget(id);
    return result.ok;
  }
}
