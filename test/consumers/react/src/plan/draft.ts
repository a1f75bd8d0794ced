import type {
  AppointmentCreate,
  AppointmentStatusInput,
  Patient,
  RepeatRuleCreate,
  VisitTypeInput,
} from "../healos/index.js";
import { appointmentCreateSchema } from "../healos/zod.js";

/** A visit as it is typed, before anything of it is checked. */
export interface Draft {
  patient: Pick<Patient, "id" | "name"> | undefined;
  day: string;
  time: string;
  minutes: string;
  place: VisitTypeInput;
  every: "" | "monthly" | "weekly";
  until: string;
  remark: string;
}

export type Edit = Partial<Draft> | { reset: true };

export const emptyDraft: Draft = {
  patient: undefined,
  day: "",
  time: "09:00",
  minutes: "30",
  place: "In-Person",
  every: "",
  until: "",
  remark: "",
};

export function edit(draft: Draft, change: Edit): Draft {
  return "reset" in change ? emptyDraft : { ...draft, ...change };
}

export const places = [
  "In-Person",
  "Telehealth",
  "Both",
  "Other",
] as const satisfies readonly VisitTypeInput[];

function repeatOf({ every, until }: Pick<Draft, "every" | "until">): RepeatRuleCreate | undefined {
  if (every === "") return undefined;
  const rule: RepeatRuleCreate = { frequency: every, interval: 1 };
  if (until !== "") rule.end_date = until;
  return rule;
}

/** What is sent for a draft; without a patient there is nothing to send. */
export function bodyOf(
  draft: Draft,
  status: AppointmentStatusInput = "SCHEDULED",
): AppointmentCreate | undefined {
  const { patient, day, time, place, remark } = draft;
  if (patient === undefined) return undefined;
  const repeat_rule = repeatOf(draft);
  return {
    patient_id: patient.id,
    start_at: `${day}T${time}:00.000Z`,
    duration_minutes: Number(draft.minutes),
    visit_type: place,
    status,
    ...(remark.trim() && { notes: remark.trim() }),
    ...(repeat_rule && { repeat_rule }),
  };
}

/** What is wrong with a draft, by the field of the form. */
export function problemsOf(draft: Draft): Partial<Record<keyof Draft, string>> {
  const body = bodyOf(draft);
  if (body === undefined) return { patient: "Choose a patient." };
  const parsed = appointmentCreateSchema.safeParse(body);
  if (parsed.success) return {};
  const problems: Partial<Record<keyof Draft, string>> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = fields[path[0] as keyof AppointmentCreate];
    if (field !== undefined) problems[field] ??= message;
  }
  return problems;
}

/** Which field of the form each property of the body comes from. */
const fields: { [Name in keyof AppointmentCreate]?: keyof Draft } = {
  patient_id: "patient",
  start_at: "day",
  duration_minutes: "minutes",
  visit_type: "place",
  notes: "remark",
  repeat_rule: "every",
};
