import {
  fakeClient,
  type FakeAnswers,
  type FakeClient,
  type Operations,
} from "./client/testing.js";
import type { Appointment, Patient } from "./client/index.js";

export type Fakes = FakeAnswers<Operations>;

/** A person of whom nothing is known but what is given. */
export function samplePerson(more: Partial<Patient> = {}): Patient {
  return { id: "1", name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z", ...more };
}

export function sampleVisit(more: Partial<Appointment> = {}): Appointment {
  return {
    id: "a",
    patient_id: "1",
    start_at: "2026-03-16T09:00:00.000Z",
    status: "SCHEDULED",
    created_at: "2026-03-15T09:30:00.000Z",
    ...more,
  };
}

/** A connection on which there is one person. */
export function onePerson(
  person: Patient = samplePerson(),
  fakes: Fakes = {},
): FakeClient<Operations> {
  return fakeClient({
    getPatient: ({ patientId }) =>
      patientId === person.id
        ? { data: person }
        : { error: { kind: "http", status: 404, body: { error: "Patient not found" } } },
    updatePatient: ({ body }) => ({ data: { ...person, ...withoutUndefined(body) } }),
    listPatients: { data: [person], meta: { page: 1, limit: 20, total_pages: 1 } },
    ...fakes,
  });
}

function withoutUndefined<Value extends object>(value: Value): Partial<Patient> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}
