import {
  deletePatientDocument,
  getAppointment,
  getPatient,
  type AppointmentId,
  type Client,
  type DocumentId,
  type Patient,
  type PatientId,
} from "../../generated/src/index.js";

declare const client: Client;
declare const patientId: PatientId;
declare const appointmentId: AppointmentId;
declare const documentId: DocumentId;
declare const patient: Patient;

// A plain string is accepted, and so is an id of the right flavour, wherever it comes from.
void getPatient(client, { patientId: "1743552000000" });
void getPatient(client, { patientId });
void getPatient(client, { patientId: patient.id });
export const text: string = patientId;

// @ts-expect-error TS2375: an AppointmentId is no PatientId
void getPatient(client, { patientId: appointmentId });

// @ts-expect-error TS2375: a PatientId is no AppointmentId
void getAppointment(client, { appointmentId: patientId });

// @ts-expect-error TS2375: the two ids are swapped
void deletePatientDocument(client, { patientId: documentId, documentId });

// @ts-expect-error TS2322: an id is not a number, although it looks like one
void getPatient(client, { patientId: 1_743_552_000_000 });
