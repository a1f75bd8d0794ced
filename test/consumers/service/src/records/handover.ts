import {
  getAppointment,
  getPatient,
  type Appointment,
  type Client,
  type Failed,
  type GetAppointmentError,
  type GetPatientError,
  type Patient,
  type Success,
} from "healos-client";
import { statusText } from "./appointments.js";

/** What the night shift is told of a visit. */
export interface Handover {
  patient: Pick<Patient, "name" | "pronouns">;
  visit: Pick<Appointment, "appointment_type" | "start_at" | "status">;
  hints: string[];
}

type Found = Success<Patient> | Failed<GetPatientError>;

function hintsOf(patient: Patient, visit: Appointment): string[] {
  const hints: string[] = [];
  if (patient.consent !== true) hints.push("has not consented to documentation");
  if (patient["notes"]) hints.push(patient["notes"]);
  if (visit.status === "NO_SHOW") hints.push("has missed the visit");
  if (visit.repeat_rule?.frequency) hints.push(`comes again: ${visit.repeat_rule.frequency}`);
  return hints;
}

function nameOf(found: Found): string {
  return found.ok ? found.data.name : found.error.kind;
}

export async function handoverOf(
  client: Client,
  appointmentId: string,
): Promise<Handover | string> {
  const visit = await getAppointment(client, { appointmentId });
  if (!visit.ok) return whyNot(visit.error);
  const { patient_id: patientId, status, start_at, appointment_type } = visit.data;
  const found: Found = await getPatient(client, { patientId });
  if (!found.ok) return `${nameOf(found)}: ${statusText(status ?? "SCHEDULED")}`;
  const { name, pronouns } = found.data;
  return {
    patient: { name, ...(pronouns !== undefined && { pronouns }) },
    visit: {
      start_at,
      ...(status !== undefined && { status }),
      ...(appointment_type !== undefined && { appointment_type }),
    },
    hints: hintsOf(found.data, visit.data),
  };
}

function whyNot(error: GetAppointmentError): string {
  if (error.kind === "http" && error.status === 404) return "There is no such visit.";
  return error.kind === "http" ? error.body.error : `Healos does not answer (${error.kind}).`;
}

export function handoverText({ patient: { name, pronouns }, visit, hints }: Handover): string {
  const who = pronouns ? `${name} (${pronouns})` : name;
  return [`${visit.start_at} ${who}`, ...hints.map((hint) => `  ${hint}`)].join("\n");
}
