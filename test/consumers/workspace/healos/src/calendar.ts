import {
  createAppointment,
  deleteAppointment,
  ensureAppointment,
  listAllAppointments,
  updateAppointment,
  type Appointment,
  type AppointmentCreate,
  type AppointmentUpdate,
  type Client,
  type ListAppointmentsRequest,
  type PatientId,
  type VisitType,
} from "./client/index.js";
import { reasonOf, toAnswer, type Answer } from "./answer.js";

/** A time in which somebody could come. */
export interface Slot {
  from: string;
  to: string;
}

type Busy = Pick<Appointment, "duration_minutes" | "start_at" | "status">;

const minute = 60_000;

function endOf({ start_at, duration_minutes: minutes }: Busy): number {
  return Date.parse(start_at) + (minutes ?? 30) * minute;
}

/** The times between visits that are long enough, from `from` to `to`. */
export function slotsBetween(visits: readonly Busy[], { from, to }: Slot, minutes: number): Slot[] {
  const taken = visits
    .filter(({ status }) => status !== "CANCELLED" && status !== "NO_SHOW")
    .toSorted((a, b) => a.start_at.localeCompare(b.start_at));
  const slots: Slot[] = [];
  let free = Date.parse(from);
  for (const visit of [...taken, { start_at: to, duration_minutes: 0 }]) {
    const begins = Math.min(Date.parse(visit.start_at), Date.parse(to));
    if (begins - free >= minutes * minute) {
      slots.push({ from: new Date(free).toISOString(), to: new Date(begins).toISOString() });
    }
    free = Math.max(free, endOf(visit));
  }
  return slots;
}

/** The calendar of the clinic: free times, and what is done with visits. */
export class Calendar {
  readonly #client: Client;
  readonly #hours: { from: string; to: string };

  constructor(client: Client, hours = { from: "08:00", to: "17:00" }) {
    this.#client = client;
    this.#hours = hours;
  }

  async visitsOf(
    day: string,
    only: Omit<ListAppointmentsRequest, "date"> = {},
  ): Promise<Appointment[]> {
    return listAllAppointments(this.#client, { ...only, date: day }).toArray({ max: 500 });
  }

  async free(day: string, minutes = 30): Promise<Slot[]> {
    const { from, to } = this.#hours;
    const hours: Slot = { from: `${day}T${from}:00.000Z`, to: `${day}T${to}:00.000Z` };
    return slotsBetween(await this.visitsOf(day), hours, minutes);
  }

  async book(
    patient_id: PatientId,
    slot: Slot,
    place: VisitType = "In-Person",
  ): Promise<Answer<Appointment>> {
    const duration_minutes = (Date.parse(slot.to) - Date.parse(slot.from)) / minute;
    const body: AppointmentCreate = {
      patient_id,
      start_at: slot.from,
      duration_minutes,
      ...(place === "Telehealth" && { visit_type: place as "Telehealth" }),
    };
    return toAnswer(await createAppointment(this.#client, { body }));
  }

  /** As {@link book}, for systems that have a number of their own for a visit and may ask twice. */
  async bookOnce(
    number: string,
    patient: PatientId,
    slot: Slot,
  ): Promise<Answer<{ id: string; isNew: boolean }>> {
    const body = { patient_id: patient, start_at: slot.from, external_id: number };
    const ensured = await ensureAppointment(this.#client, { body });
    return toAnswer(ensured, ({ record, created }) => ({ id: record.id, isNew: created }));
  }

  async move(
    { id: appointmentId }: Pick<Appointment, "id">,
    to: Slot,
  ): Promise<Answer<Appointment>> {
    const body: AppointmentUpdate = { start_at: to.from };
    const { ok, ...rest } = await updateAppointment(this.#client, { appointmentId, body });
    if (ok && "data" in rest) return { value: rest.data };
    return { reason: "error" in rest ? reasonOf(rest.error) : { code: "unknown", text: "" } };
  }

  /** Calls a visit off; one that is not there any more is called off, too. */
  async cancel(appointmentId: string): Promise<boolean> {
    const result = await deleteAppointment(this.#client, { appointmentId });
    if (result.ok) return true;
    const { error } = result;
    return error.kind === "http" && error.status === 404;
  }
}
