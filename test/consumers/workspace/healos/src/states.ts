import {
  appointmentStatusValues,
  type Appointment,
  type AppointmentStatusInput,
} from "./client/index.js";

/** The clinic's own words for where a visit stands. */
export const states = {
  SCHEDULED: "planned",
  COMPLETED: "done",
  CANCELLED: "off",
  NO_SHOW: "missed",
} as const;

export type State = (typeof states)[keyof typeof states];

export function stateOf({ status }: Pick<Appointment, "status">): State | "unknown" {
  if (status === "SCHEDULED") return "planned";
  if (status === "COMPLETED") return states["COMPLETED"];
  if (status === "CANCELLED") return states.CANCELLED;
  return status === "NO_SHOW" ? states.NO_SHOW : "unknown";
}

export function statusFor(state: State): AppointmentStatusInput {
  const found = appointmentStatusValues.find(
    (each) => states[each as keyof typeof states] === state,
  );
  return (found as AppointmentStatusInput | undefined) ?? "SCHEDULED";
}

export function isOver(visit: Pick<Appointment, "start_at" | "status">, now: Date): boolean {
  return visit.status === "COMPLETED" || new Date(visit.start_at) < now;
}
