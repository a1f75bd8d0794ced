import {
  everyVisit,
  isOver,
  stateOf,
  type Connection,
  type Place,
  type State,
  type Visit,
} from "@clinic/records";

export interface BoardRow {
  time: string;
  who: string;
  state: State | "unknown";
  isLate: boolean;
}

const icons: Record<State | "unknown", string> = {
  planned: "○",
  done: "●",
  off: "×",
  missed: "!",
  unknown: "?",
};

export function rowOf(visit: Visit, now: Date): BoardRow {
  const state = stateOf(visit);
  return {
    time: visit.start_at.slice(11, 16),
    who: visit.patient_name ?? visit.patient_id,
    state,
    isLate: state === "planned" && isOver(visit, now),
  };
}

export function rowText({ time, who, state, isLate }: BoardRow): string {
  return `${icons[state]} ${time} ${who}${isLate ? " (late)" : ""}`;
}

/** Today's visits, those at the clinic first. */
export async function board(connection: Connection, day: string, now: Date): Promise<BoardRow[]> {
  const visits = await everyVisit(connection, { date: day, limit: 50 }).toArray();
  return visits.sort(inOrder).map((visit) => rowOf(visit, now));
}

const weights: Partial<Record<string, number>> = { "In-Person": 0, Both: 1, Telehealth: 2 };

export function weightOf(place: Place | null | undefined): number {
  return weights[place ?? ""] ?? 3;
}

function inOrder(a: Visit, b: Visit): number {
  return weightOf(a.visit_type) - weightOf(b.visit_type) || a.start_at.localeCompare(b.start_at);
}

export function minutesOf(visits: readonly Visit[]): number {
  return visits.reduce((sum, { duration_minutes: minutes }) => sum + (minutes ?? 0), 0);
}
