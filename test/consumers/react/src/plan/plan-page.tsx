import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useReducer, useState, type FormEvent } from "react";
import { client } from "../client.js";
import type {
  Appointment,
  CreateAppointmentError,
  PatientSummary,
  VisitTypeInput,
} from "../healos/index.js";
import {
  createAppointmentMutation,
  invalidateAppointments,
  listPatientsOptions,
} from "../healos/tanstack-query.js";
import { fits, placeText } from "../format.js";
import { bodyOf, edit, emptyDraft, places, problemsOf, type Draft } from "./draft.js";

/** Where a new visit is planned. */
export function PlanPage({ onPlanned }: { onPlanned(visit: Appointment): void }) {
  const queries = useQueryClient();
  const [draft, change] = useReducer(edit, emptyDraft);
  const [isChecked, setChecked] = useState(false);
  const create = useMutation({
    ...createAppointmentMutation(client),
    onSuccess: async (visit) => {
      await invalidateAppointments(queries);
      change({ reset: true });
      setChecked(false);
      onPlanned(visit);
    },
  });
  const problems = isChecked ? problemsOf(draft) : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    const body = bodyOf(draft);
    if (body && Object.keys(problemsOf(draft)).length === 0) create.mutate({ body });
  };
  return (
    <form onSubmit={submit}>
      <PatientPicker chosen={draft.patient} onChoose={(patient) => change({ patient })} />
      <label>
        Day{" "}
        <input
          type="date"
          value={draft.day}
          onChange={({ target }) => change({ day: target.value })}
        />
      </label>
      <label>
        Time{" "}
        <input
          type="time"
          value={draft.time}
          onChange={({ target }) => change({ time: target.value })}
        />
      </label>
      <PlacePicker place={draft.place} onChoose={(place) => change({ place })} />
      <ul>
        {Object.entries(problems).map(([field, text]) => (
          <li key={field}>
            {field}: {text}
          </li>
        ))}
      </ul>
      {create.error && <p role="alert">{whyNot(create.error.error)}</p>}
      <button disabled={create.isPending}>Plan</button>
    </form>
  );
}

export function PlacePicker({
  place,
  onChoose,
}: {
  place: VisitTypeInput;
  onChoose(place: VisitTypeInput): void;
}) {
  return (
    <fieldset>
      {places.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="place"
            checked={each === place}
            onChange={() => onChoose(each)}
          />
          {placeText(each) || each}
        </label>
      ))}
    </fieldset>
  );
}

interface PickerProps {
  chosen: Draft["patient"];
  onChoose(patient: PatientSummary): void;
}

/** The first patients that fit what is typed. */
export function PatientPicker({ chosen, onChoose }: PickerProps) {
  const [text, setText] = useState("");
  const { data: found = [] } = useQuery({
    ...listPatientsOptions(client, { limit: 100 }),
    select: (patients) => patients.filter((patient) => fits(patient, text)).slice(0, 5),
  });
  return (
    <div>
      <input aria-label="Patient" value={text} onChange={({ target }) => setText(target.value)} />
      {chosen && <strong>{chosen.name}</strong>}
      {text !== "" && (
        <menu>
          {found.map((patient) => (
            <li key={patient.id}>
              <button type="button" onClick={() => onChoose(patient)}>
                {patient.name}, since {patient.created_at.slice(0, 4)}
              </button>
            </li>
          ))}
        </menu>
      )}
    </div>
  );
}

/** Why a visit was not planned. */
export function whyNot(error: CreateAppointmentError): string {
  if (error.kind === "http" && error.status === 409) return "This visit is planned already.";
  if (error.kind === "http" && error.status === 400) {
    const [field, [first] = []] = Object.entries(error.body.details ?? {})[0] ?? [];
    return field === undefined ? error.body.error : `${field}: ${first ?? "is wrong"}`;
  }
  return error.kind === "timeout" ? "The clinic does not answer." : "The visit was not planned.";
}
