import {
  createAppointment,
  listAllAppointments,
  listAppointments,
  updateAppointment,
  type Appointment,
  type AppointmentStatus,
  type AppointmentUpdate,
  type Client,
  type ListAppointmentsRequest,
  type RepeatRule,
} from "healos-client";
import { bindClient, type BoundClient } from "healos-client/bind-client";
import { groupedBy, sortedBy } from "../memo.js";

/** How a status is called on the ward's board. */
export function statusText(status: AppointmentStatus): string {
  switch (status) {
    case "SCHEDULED":
      return "planned";
    case "COMPLETED":
      return "done";
    case "CANCELLED":
      return "called off";
    case "NO_SHOW":
      return "missed";
    default:
      return status.toLowerCase();
  }
}

export const isOpen = ({ status }: Appointment): boolean =>
  status === "SCHEDULED" || status == null;

export const isRemote = ({ visit_type: type }: Appointment): boolean =>
  type === "Telehealth" || type === "Both";

export function repeatText(rule: RepeatRule | null | undefined): string {
  if (!rule) return "once";
  const { frequency, interval = 1, end_date: end } = rule;
  const every = interval === 1 ? "every" : `every ${interval}`;
  return [`${every} ${frequency === "WEEKLY" ? "week" : frequency}`, end ? `until ${end}` : ""]
    .join(" ")
    .trim();
}

export interface Slot {
  id: string;
  begins: Date;
  ends: Date;
  title: string;
  patient: string;
}

export function slotOf(appointment: Appointment): Slot {
  const begins = new Date(appointment.start_at);
  const minutes = appointment.duration_minutes ?? 30;
  const { id, patient_id, patient_name } = appointment;
  return {
    id,
    begins,
    ends: new Date(begins.getTime() + minutes * 60_000),
    title: appointment.appointment_type ?? "Visit",
    patient: patient_name ?? patient_id,
  };
}

/** Slots that overlap, the earlier first. */
export function clashes(slots: readonly Slot[]): [Slot, Slot][] {
  const sorted = [...slots].sort((a, b) => a.begins.getTime() - b.begins.getTime());
  return sorted.flatMap((slot, index): [Slot, Slot][] => {
    const next = sorted[index + 1];
    return next !== undefined && next.begins < slot.ends ? [[slot, next]] : [];
  });
}

export class Calendar {
  readonly #client: Client;
  readonly #api: BoundClient;

  constructor(client: Client) {
    this.#client = client;
    this.#api = bindClient(client);
  }

  async day(date: string): Promise<Slot[]> {
    const result = await listAppointments(this.#client, { date, limit: 50 });
    return result.ok ? result.data.filter(isOpen).map(slotOf) : [];
  }

  async range(from: string, to: string): Promise<Appointment[]> {
    const request: ListAppointmentsRequest = { start_date: from, end_date: to };
    request.limit = 50;
    const found: Appointment[] = [];
    for await (const page of listAllAppointments(this.#client, request).pages())
      found.push(...page.items);
    return sortedBy(found, (each) => each.start_at);
  }

  async byPatient(from: string, to: string): Promise<Map<string, number>> {
    const groups = groupedBy(await this.range(from, to), (each) => each.patient_id);
    return new Map([...groups].map(([id, own]) => [id, own.length]));
  }

  async book(patientId: string, begins: Date, minutes: number): Promise<string | undefined> {
    const result = await createAppointment(this.#client, {
      body: {
        patient_id: patientId,
        start_at: begins.toISOString(),
        duration_minutes: minutes,
        visit_type: "In-Person",
        status: "SCHEDULED",
      },
    });
    return result.ok ? result.data.id : undefined;
  }

  async move(appointmentId: string, begins: Date): Promise<boolean> {
    const body: AppointmentUpdate = { start_at: begins.toISOString() };
    const { ok } = await this.#api.appointments.update({ appointmentId, body });
    return ok;
  }

  async callOff(appointmentId: string, why: string): Promise<AppointmentStatus | null | undefined> {
    const result = await updateAppointment(this.#client, {
      appointmentId,
      body: { status: "CANCELLED", notes: why },
    });
    return result.ok ? result.data.status : undefined;
  }

  async board(): Promise<string[]> {
    const { list } = this.#api.appointments;
    const result = await list({ limit: 10 });
    if (!result.ok) return [];
    return result.data.map(
      ({ start_at, status, ...rest }) =>
        `${start_at.slice(11, 16)} ${rest.patient_name ?? rest.patient_id}: ${status ? statusText(status) : "?"}`,
    );
  }
}
