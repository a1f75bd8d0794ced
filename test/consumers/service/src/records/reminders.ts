import { updateAppointment, type Appointment, type Client, type PatientId } from "healos-client";
import { isRemote, type Slot, slotOf } from "./appointments.js";

export interface Reminder {
  appointment: Slot;
  to: PatientId;
  text: string;
  isRemote: boolean;
}

const hour = 3_600_000;

/** Reminders of what begins within a day, and of which nobody was reminded. */
export function reminders(appointments: readonly Appointment[], now: Date): Reminder[] {
  return appointments
    .filter(({ start_at, status }) => {
      const left = new Date(start_at).getTime() - now.getTime();
      return status === "SCHEDULED" && left > 0 && left < 24 * hour;
    })
    .filter(({ notes }) => !notes?.includes(mark))
    .map((appointment) => ({
      appointment: slotOf(appointment),
      to: appointment.patient_id,
      text: textOf(appointment),
      isRemote: isRemote(appointment),
    }));
}

export const mark = "[reminded]";

function textOf({ patient_name, start_at, visit_type }: Appointment): string {
  const where = visit_type === "In-Person" ? "at the hospital" : "online";
  return `Dear ${patient_name ?? "patient"}, we see you ${where} on ${start_at.slice(0, 16).replace("T", " at ")}.`;
}

export async function markReminded(
  client: Client,
  { id, notes }: Pick<Appointment, "id" | "notes">,
): Promise<void> {
  const text = [notes, mark].filter(Boolean).join(" ");
  await updateAppointment(client, { appointmentId: id, body: { notes: text } });
}
