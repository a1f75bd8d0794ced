import { useQuery } from "@tanstack/react-query";
import { useMemo, type CSSProperties } from "react";
import { client } from "../client.js";
import { placeText } from "../format.js";
import type { ListAppointmentsRequest } from "../healos/index.js";
import { getAppointmentOptions, listAppointmentsOptions } from "../healos/tanstack-query.js";
import { countsOf, daysOf, gridOf, meetings, toneOf, type Cell } from "./week.js";

interface Props {
  monday: string;
  now: Date;
  doctor?: Pick<ListAppointmentsRequest, "limit">;
}

/** A week of the clinic, a column for each day. */
export function WeekPage({ monday, now, doctor = { limit: 100 } }: Props) {
  const [start_date = monday, , , , , , end_date = monday] = daysOf(monday);
  const { data: visits = [], isFetching } = useQuery(
    listAppointmentsOptions(client, { ...doctor, start_date, end_date }),
  );
  const grid = useMemo(() => gridOf(visits, monday, now), [visits, monday, now]);
  const counts = Object.entries(countsOf(visits)).filter(([, count]) => count > 0);
  return (
    <main aria-busy={isFetching}>
      {[...grid].map(([day, cells]) => (
        <Column key={day} day={day} cells={cells} />
      ))}
      <p>{counts.map(([name, count]) => `${count} ${name}`).join(", ") || "no visits"}</p>
    </main>
  );
}

export function Column({ day, cells }: { day: string; cells: readonly Cell[] }) {
  const met = new Set(meetings(cells).flat());
  return (
    <section aria-label={day}>
      {cells.map((cell) => (
        <VisitCell key={cell.visit.id} cell={cell} isMet={met.has(cell.visit.id)} />
      ))}
    </section>
  );
}

export function VisitCell({ cell, isMet }: { cell: Cell; isMet: boolean }) {
  const { visit, top, height } = cell;
  const style: CSSProperties = { top, height, background: toneOf(cell) };
  return (
    <article style={style} title={visit.notes ?? ""} data-status={visit.status}>
      {visit.start_at.slice(11, 16)} {visit.patient_name ?? visit.patient_id}
      <small>{placeText(visit.visit_type)}</small>
      {visit.repeat_rule?.frequency && <small> {visit.repeat_rule.frequency}</small>}
      {isMet && <strong>!</strong>}
    </article>
  );
}

/** What one visit is about, loaded where somebody looks at it. */
export function VisitPopup({ id }: { id: string }) {
  const { data, error } = useQuery({
    ...getAppointmentOptions(client, { appointmentId: id }),
    select: ({ appointment_type: about, notes, updated_at: changed, created_at: made }) => ({
      about: about ?? "a visit",
      notes: notes || "nothing noted",
      changed: changed ?? made,
    }),
  });
  if (error?.error.kind === "http" && error.error.status === 404) return <p>This visit is gone.</p>;
  if (data === undefined) return null;
  return (
    <aside>
      {data.about}: {data.notes} ({data.changed.slice(0, 10)})
    </aside>
  );
}
