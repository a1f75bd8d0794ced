import type { Appointment, AppointmentStatus } from "../healos/index.js";

const dayMs = 24 * 60 * 60_000;

/** The seven days from a Monday on, as `2026-03-16`. */
export function daysOf(monday: string): string[] {
  const start = Date.parse(monday);
  return Array.from({ length: 7 }, (_, index) =>
    new Date(start + index * dayMs).toISOString().slice(0, 10),
  );
}

/** A visit with where it stands in the grid. */
export interface Cell {
  visit: Appointment;
  /** Minutes since midnight, UTC. */
  top: number;
  height: number;
  isOver: boolean;
}

export function cellOf(visit: Appointment, now: Date): Cell {
  const begins = new Date(visit.start_at);
  const height = visit.duration_minutes ?? 30;
  const ends = begins.getTime() + height * 60_000;
  return {
    visit,
    top: begins.getUTCHours() * 60 + begins.getUTCMinutes(),
    height,
    isOver: ends < now.getTime(),
  };
}

/** The cells of each day, those first that begin first. */
export function gridOf(
  visits: readonly Appointment[],
  monday: string,
  now: Date,
): Map<string, Cell[]> {
  const grid = new Map<string, Cell[]>(daysOf(monday).map((day) => [day, []]));
  for (const visit of visits) grid.get(visit.start_at.slice(0, 10))?.push(cellOf(visit, now));
  for (const cells of grid.values()) cells.sort((a, b) => a.top - b.top);
  return grid;
}

/** Pairs of visits of one day that meet. */
export function meetings(cells: readonly Cell[]): [Appointment["id"], Appointment["id"]][] {
  return cells.flatMap((one, index) =>
    cells
      .slice(index + 1)
      .filter(({ top }) => top < one.top + one.height)
      .map(({ visit }): [string, string] => [one.visit.id, visit.id]),
  );
}

type Count = Record<"called off" | "done" | "missed" | "other" | "to come", number>;

/** How many visits stand where. */
export function countsOf(visits: readonly Pick<Appointment, "status">[]): Count {
  const counts: Count = { "called off": 0, done: 0, missed: 0, other: 0, "to come": 0 };
  for (const { status } of visits) counts[standing(status)] += 1;
  return counts;
}

export function standing(status: AppointmentStatus | null | undefined): keyof Count {
  switch (status) {
    case "SCHEDULED":
      return "to come";
    case "COMPLETED":
      return "done";
    case "CANCELLED":
      return "called off";
    case "NO_SHOW":
      return "missed";
    default:
      return "other";
  }
}

/** The colour of a cell, by where its visit stands and how it repeats. */
export function toneOf({ visit: { status, repeat_rule: rule }, isOver }: Cell): string {
  if (status === "CANCELLED" || status === "NO_SHOW") return "grey";
  const ends = rule?.end_date;
  if (ends != null && ends < new Date(0).toISOString()) return "grey";
  return isOver ? "green" : rule?.frequency === "weekly" ? "blue" : "yellow";
}
