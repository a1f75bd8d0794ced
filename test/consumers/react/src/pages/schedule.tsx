import type { ComponentProps } from "react";
import { placeText, statusText } from "../format.js";
import type { Appointment, AppointmentStatus } from "../healos/index.js";
import { useDay, useFileCount, usePatientPart, useSaving } from "../hooks.js";
import { Guard, Summary } from "../parts/summary.js";
import { shownVisits, useSchedule, type Action } from "../schedule.js";

const choices: readonly (AppointmentStatus | "all")[] = [
  "all",
  "SCHEDULED",
  "COMPLETED",
  "CANCELLED",
  "NO_SHOW",
];

type LineProps = Pick<Appointment, "id" | "patient_id" | "start_at" | "status" | "visit_type"> & {
  dispatch: (action: Action) => void;
} & Omit<ComponentProps<"li">, "id">;

export function Line({
  id,
  patient_id: patientId,
  start_at,
  dispatch,
  status,
  visit_type,
  ...rest
}: LineProps) {
  const { data: name } = usePatientPart(patientId, "name");
  const files = useFileCount(patientId);
  return (
    <li {...rest} data-status={status ?? "SCHEDULED"}>
      <time>{start_at.slice(11, 16)}</time> {name ?? patientId} {placeText(visit_type)} ({files}{" "}
      files)
      <button onClick={() => dispatch({ type: "moved", visit: { id, start_at }, minutes: 15 })}>
        Later
      </button>
      {status !== "NO_SHOW" && (
        <button onClick={() => dispatch({ type: "told", id, status: "NO_SHOW" })}>Missed</button>
      )}
    </li>
  );
}

export function SchedulePage({ day }: { day: string }) {
  const [schedule, dispatch] = useSchedule({ sort: "patient_name" });
  const { data: visits = [] } = useDay(day);
  const { save, isSaving } = useSaving(day);
  const shown = shownVisits(visits, schedule);
  return (
    <Guard>
      <select
        value={schedule.status}
        onChange={({ target }) =>
          dispatch({ type: "shown", status: target.value as AppointmentStatus })
        }
      >
        {choices.map((status) => (
          <option key={status} value={status}>
            {status === "all" ? "All" : statusText({ ...shown[0], status } as Appointment)}
          </option>
        ))}
      </select>
      <ul>
        {shown.map((visit) => (
          <Line
            key={visit.id}
            {...visit}
            dispatch={dispatch}
            className={visit.id in schedule.edits ? "changed" : "saved"}
          />
        ))}
      </ul>
      <button
        disabled={isSaving}
        onClick={() => {
          for (const visit of visits) {
            const change = schedule.edits[visit.id];
            if (change) save(visit, change);
          }
        }}
      >
        Save
      </button>
      <Summary visits={shown} />
    </Guard>
  );
}
