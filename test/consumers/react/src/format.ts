import type {
  Appointment,
  AppointmentStatus,
  Patient,
  PatientSummary,
  VisitType,
} from "./healos/index.js";

const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

export function dayText(moment: Patient["created_at"]): string {
  return days.format(new Date(moment));
}

export function personText(patient: Pick<Patient, "name" | "pronouns">): string {
  const { name, pronouns } = patient;
  return pronouns ? `${name} (${pronouns})` : name;
}

export const statusTexts: Record<string, string> = {
  SCHEDULED: "Planned",
  COMPLETED: "Done",
  CANCELLED: "Called off",
  NO_SHOW: "Missed",
} satisfies Partial<Record<AppointmentStatus, string>>;

export function statusText({ status }: Appointment): string {
  return (status && statusTexts[status]) || "Unknown";
}

export function placeText(type: VisitType | null | undefined): string {
  switch (type) {
    case "Telehealth":
      return "Online";
    case "In-Person":
      return "Here";
    case "Both":
      return "Here or online";
    default:
      return "";
  }
}

/** Whether a patient is one that is looked for. */
export function fits(patient: PatientSummary, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => patient.name.toLowerCase().includes(word));
}

export function newest<Item extends { created_at: string }>(
  items: readonly Item[],
): Item | undefined {
  return [...items].sort((a, b) => b.created_at.localeCompare(a.created_at))[0];
}
