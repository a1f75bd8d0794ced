import {
  createClient,
  isApiError,
  listAllPatients,
  unwrap,
  type GetPatientError,
  type Middleware,
  type OperationId,
} from "healos-client";
import { createAppointment, type CreateAppointmentRequest } from "healos-client/appointments";
import { uploadPatientDocument } from "healos-client/documents";
import { getPatient, reconcilePatients } from "healos-client/patients";
import { fakeClient } from "healos-client/testing";

// Compiled by each TypeScript from 5.4 on, against the published declarations.
const noted: OperationId[] = [];
const note: Middleware<OperationId> = (request, context, next) => {
  noted.push(context.operation);
  return next(request);
};
const client = createClient({ apiKey: () => Promise.resolve("key"), middleware: [note] });

export function told(error: GetPatientError): string {
  switch (error.kind) {
    case "http":
      return error.status === 429 ? `${error.retryAfterMs ?? 0} ms` : error.body.error;
    case "timeout":
      return `${error.afterMs} ms`;
    case "network":
      return error.code ?? "lost";
    case "undeclared":
    case "redirect":
      return String(error.status);
    case "aborted":
      return String(error.reason);
    case "decode":
    case "invalid":
      return error.message;
    case "hook":
      return String(error.cause);
    default:
      return error satisfies never;
  }
}

const request: CreateAppointmentRequest = {
  body: { patient_id: "1", start_at: "2026-03-15T09:30:00.000Z", visit_type: "Telehealth" },
};

export async function use(): Promise<string[]> {
  const names: string[] = [];
  for await (const patient of listAllPatients(client, {}, { prefetch: 1 }))
    names.push(patient.name);
  try {
    const patient = await unwrap(getPatient(client, { patientId: "1" }));
    names.push(patient.name);
  } catch (caught) {
    if (isApiError(caught, "getPatient")) names.push(told(caught.error));
  }
  await createAppointment(client, request);
  await uploadPatientDocument(client, { patientId: "1", body: { file: new Blob(["%PDF-1.7"]) } });
  const summary = await reconcilePatients(client, [{ name: "Jane Doe", external_id: "EMR-1" }]);
  return [...names, JSON.stringify(summary)];
}

export const fake = fakeClient({
  getPatient: { error: { kind: "http", status: 404, body: { error: "Not found" } } },
});
// @ts-expect-error a patient has a name
fakeClient({ getPatient: { data: { id: "1", created_at: "2026-03-15T09:30:00.000Z" } } });
