import {
  stateOf,
  type Calendar,
  type Place,
  type Slot,
  type State,
  type Visit,
} from "@clinic/records";

/** Somebody who waits, in the order that they are called. */
export interface Waiting {
  visit: Visit;
  /** Since when, in minutes; negative for those who came early. */
  minutes: number;
}

type Arrival = { visitId: Visit["id"]; at: string };

/** Those who have arrived and were not called yet. */
export function waitingOf(
  visits: readonly Visit[],
  arrivals: readonly Arrival[],
  now: Date,
): Waiting[] {
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  return arrivals
    .flatMap(({ visitId, at }) => {
      const visit = byId.get(visitId);
      return visit === undefined || stateOf(visit) !== "planned" ? [] : [{ visit, at }];
    })
    .map(({ visit, at }) => {
      const from = at > visit.start_at ? at : visit.start_at;
      return { visit, minutes: Math.round((now.getTime() - Date.parse(from)) / 60_000) };
    })
    .sort((one, other) => other.minutes - one.minutes);
}

const rooms: Readonly<Partial<Record<Place, string>>> = {
  "In-Person": "the waiting room",
  Telehealth: "the screen",
  Both: "the waiting room",
};

export function roomFor({ visit_type: place }: Pick<Visit, "visit_type">): string {
  return (place && rooms[place]) || "the desk";
}

export function callText({ visit, minutes }: Waiting): string {
  const name = visit.patient_name ?? `patient ${visit.patient_id}`;
  const sorry = minutes > 15 ? ", sorry for the wait" : "";
  return `${name}, please come from ${roomFor(visit)}${sorry}.`;
}

/** Where somebody fits in who comes without a visit: the first free time that is not over. */
export async function nextFree(
  calendar: Pick<Calendar, "free">,
  now: Date,
): Promise<Slot | undefined> {
  const day = now.toISOString().slice(0, 10);
  const slots = await calendar.free(day, 15);
  return slots.find(({ to }) => Date.parse(to) - now.getTime() >= 15 * 60_000);
}

/** How a day went, in the words of the board. */
export function dayText(visits: readonly Visit[]): string {
  const counts = visits.reduce(
    (found, visit) => ({ ...found, [stateOf(visit)]: (found[stateOf(visit)] ?? 0) + 1 }),
    {} as Partial<Record<State | "unknown", number>>,
  );
  const words = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  return words.length === 0 ? "No visits." : `${words.join(", ")}.`;
}
