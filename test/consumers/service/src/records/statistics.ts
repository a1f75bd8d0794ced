import {
  createClient,
  isApiError,
  listAllAppointments,
  listAllPatients,
  listPatients,
  type Appointment,
  type AppointmentStatus,
  type Client,
  type ClientScope,
  type OperationId,
  type PatientSummary,
  type VisitTypeInput,
} from "healos-client";

/** What the statistics may do: they read, and nothing else. */
const scopes = ["patients:read", "appointments:read"] as const satisfies readonly ClientScope[];

export type Reader = Client<(typeof scopes)[number]>;

export function openReader(healosUrl: string, apiKey: string): Reader {
  return createClient({ baseUrl: healosUrl, apiKey, scopes });
}

/** Operations that may be repeated at night, however often. */
export const harmless: ReadonlySet<OperationId> = new Set<OperationId>([
  "listPatients",
  "listAppointments",
  "getAppointment",
  "listPatientDocuments",
]);

const weights: Partial<Record<OperationId, number>> = {
  listPatients: 1,
  exportNotes: 20,
  uploadPatientDocument: 5,
};

export function weightOf(operation: OperationId): number {
  if (operation === "deletePatientDocument") return 3;
  return weights[operation] ?? (harmless.has(operation) ? 1 : 2);
}

/** A row of the monthly table. */
export interface Row<Key extends string> {
  key: Key;
  count: number;
  minutes: number;
}

type Countable = Pick<Appointment, "duration_minutes" | "status" | "visit_type">;

/** Sums up visits by a property of theirs. */
export function tally<Name extends "status" | "visit_type">(
  visits: readonly Countable[],
  name: Name,
): Row<string>[] {
  const rows = new Map<string, Row<string>>();
  for (const visit of visits) {
    const key = String(visit[name] ?? "unknown");
    const row = rows.get(key) ?? { key, count: 0, minutes: 0 };
    row.count += 1;
    row.minutes += visit.duration_minutes ?? 0;
    rows.set(key, row);
  }
  return [...rows.values()];
}

export const placeNames: Record<VisitTypeInput, string> = {
  Telehealth: "online",
  "In-Person": "on site",
  Both: "either",
  Other: "elsewhere",
};

const order: readonly AppointmentStatus[] = ["SCHEDULED", "COMPLETED", "NO_SHOW", "CANCELLED"];

export function byOrder(a: Appointment, b: Appointment): number {
  return order.indexOf(a.status ?? "SCHEDULED") - order.indexOf(b.status ?? "SCHEDULED");
}

/** How many patients there are, without reading all of them. */
export async function headcount(reader: Reader): Promise<number> {
  const first = await listPatients(reader, { page: 1, limit: 1 });
  return first.ok ? first.meta.total_pages : 0;
}

abstract class Report<Item> {
  protected readonly reader: Reader;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  protected abstract items(): AsyncIterable<Item>;

  protected abstract line(item: Item): string;

  async lines(): Promise<string[]> {
    const found: string[] = [];
    try {
      for await (const item of this.items()) found.push(this.line(item));
    } catch (error) {
      if (isApiError(error, "listPatients") || isApiError(error, "listAppointments")) {
        found.push(`The list ended early: ${error.error.kind}.`);
      } else throw error;
    }
    return found;
  }
}

export class PatientReport extends Report<PatientSummary> {
  protected override items(): AsyncIterable<PatientSummary> {
    return listAllPatients(this.reader, { limit: 50 });
  }

  protected override line({ id, name, created_at }: PatientSummary): string {
    return [id, name, created_at.slice(0, 7)].join(";");
  }
}

export class VisitReport extends Report<Appointment> {
  readonly #from: string;

  constructor(reader: Reader, from: string) {
    super(reader);
    this.#from = from;
  }

  protected override items(): AsyncIterable<Appointment> {
    return listAllAppointments(this.reader, { start_date: this.#from, limit: 50 });
  }

  protected override line(visit: Appointment): string {
    const { start_at, ["patient_name"]: who, ...rest } = visit;
    return `${start_at};${who ?? rest.patient_id};${rest.status ?? ""}`;
  }
}
