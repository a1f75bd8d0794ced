import { useReducer } from "react";
import type {
  Appointment,
  AppointmentStatus,
  AppointmentStatusInput,
  AppointmentUpdate,
  VisitType,
} from "./healos/index.js";

/** What the page of the schedule shows, and what waits to be saved. */
export interface Schedule {
  status: AppointmentStatus | "all";
  place: VisitType | undefined;
  sort: keyof Pick<Appointment, "patient_name" | "start_at" | "status">;
  edits: Record<Appointment["id"], AppointmentUpdate>;
}

export type Action =
  | { type: "shown"; status: Schedule["status"] }
  | { type: "placed"; place?: VisitType }
  | { type: "sorted"; by: Schedule["sort"] }
  | { type: "moved"; visit: Pick<Appointment, "id" | "start_at">; minutes: number }
  | { type: "told"; id: string; status: AppointmentStatusInput }
  | { type: "saved"; id: string };

export const start: Schedule = { status: "all", place: undefined, sort: "start_at", edits: {} };

export function reduce(before: Schedule, action: Action): Schedule {
  switch (action.type) {
    case "shown":
      return { ...before, status: action.status };
    case "placed":
      return { ...before, place: action.place };
    case "sorted":
      return { ...before, sort: action.by };
    case "moved": {
      const { id, start_at } = action.visit;
      const start_later = new Date(Date.parse(start_at) + action.minutes * 60_000).toISOString();
      return edited(before, id, { start_at: start_later });
    }
    case "told":
      return edited(before, action.id, { status: action.status });
    case "saved": {
      const { [action.id]: _, ...edits } = before.edits;
      return { ...before, edits };
    }
  }
}

function edited(before: Schedule, id: string, change: AppointmentUpdate): Schedule {
  const known = before.edits[id];
  return { ...before, edits: { ...before.edits, [id]: { ...known, ...change } } };
}

/** The visits that are shown, with what waits to be saved. */
export function shownVisits(
  visits: readonly Appointment[],
  { status, place, sort, edits }: Schedule,
): Appointment[] {
  return visits
    .map((visit): Appointment => ({ ...visit, ...edits[visit.id] }))
    .filter((visit) => status === "all" || visit.status === status)
    .filter(({ visit_type: type }) => place === undefined || type === place)
    .sort((a, b) => String(a[sort] ?? "").localeCompare(String(b[sort] ?? "")));
}

export const useSchedule = (first: Partial<Schedule> = {}) =>
  useReducer(reduce, { ...start, ...first });

/** How long visits take, by the hour that they begin in. */
export function load(visits: readonly Appointment[]): Map<number, number> {
  return visits.reduce((hours, { start_at, duration_minutes: minutes }) => {
    const hour = new Date(start_at).getUTCHours();
    return hours.set(hour, (hours.get(hour) ?? 0) + (minutes ?? 30));
  }, new Map<number, number>());
}
