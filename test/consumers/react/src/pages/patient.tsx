import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../client.js";
import { checkUpdate } from "../form.js";
import { dayText, newest, personText, placeText, statusText } from "../format.js";
import type { Appointment, Patient, PatientUpdate } from "../healos/index.js";
import {
  getPatientKey,
  getPatientOptions,
  listAppointmentsOptions,
  listPatientDocumentsOptions,
  updatePatientMutation,
} from "../healos/tanstack-query.js";
import { Details } from "../parts/badge.js";
import { Failure } from "../parts/failure.js";
import { isMissing } from "../queries.js";

/** One patient: what is known, what is planned, and the consent to be set. */
export function PatientPage({ id, onBack }: { id: Patient["id"]; onBack: () => void }) {
  const found = useQuery(getPatientOptions(client, { patientId: id }));
  const queries = useQueryClient();
  const update = useMutation({
    ...updatePatientMutation(client),
    onSuccess: (patient) => queries.setQueryData(getPatientKey({ patientId: id }), patient),
  });
  const change = (typed: PatientUpdate): void => {
    const checked = checkUpdate(typed);
    if ("value" in checked) update.mutate({ patientId: id, body: checked.value });
  };
  if (found.error) {
    return isMissing(found.error) ? (
      <p role="alert">There is no such patient.</p>
    ) : (
      <Failure error={found.error} />
    );
  }
  if (!found.data) return <p>Loading…</p>;
  const { name, pronouns, consent = false } = found.data;
  return (
    <article>
      <button id="back" onClick={onBack}>
        Back
      </button>
      <h2>{personText({ name, pronouns })}</h2>
      <p>since {dayText(found.data.created_at)}</p>
      <Details {...found.data} />
      <label>
        <input
          id="consent"
          type="checkbox"
          checked={consent}
          onChange={({ target }) => change({ name, pronouns, consent: target.checked })}
        />
        may be recorded
      </label>
      {update.error && <Failure error={update.error} />}
      <Visits patientId={id} />
      <Documents patientId={id} />
    </article>
  );
}

function Visits({ patientId }: { patientId: Appointment["patient_id"] }) {
  const { data } = useQuery(listAppointmentsOptions(client, { limit: 50 }));
  const own = (data ?? []).filter(({ patient_id }) => patient_id === patientId);
  return (
    <ul id="visits">
      {own.map((visit) => (
        <li key={visit.id}>
          {dayText(visit.start_at)} {placeText(visit.visit_type)} {statusText(visit)}
        </li>
      ))}
      <li>{newest(own)?.appointment_type ?? "nothing new"}</li>
    </ul>
  );
}

function Documents(request: { patientId: string }) {
  const documents = useQuery({
    ...listPatientDocumentsOptions(client, request),
    select: (found) => found.map(({ id, filename, public_url }) => ({ id, filename, public_url })),
  });
  return (
    <ul>
      {documents.data?.map(({ id, filename, public_url: url }) => (
        <li key={id}>{url ? <a href={url}>{filename}</a> : filename}</li>
      ))}
    </ul>
  );
}
