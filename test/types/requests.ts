import {
  createAppointment,
  createPatient,
  deletePatientDocument,
  getNote,
  getPatient,
  listPatients,
  updateAppointment,
  updatePatient,
  uploadPatientDocument,
  type Client,
  type PatientCreate,
} from "../../generated/src/index.js";

declare const client: Client;
declare const maybe: string | undefined;

// Nothing has to be given where everything is optional; a member may be undefined.
void listPatients(client);
void listPatients(client, {});
void listPatients(client, { page: 2, external_id: maybe });
void createPatient(client, { body: { name: "Jane Doe", external_id: maybe } });
void updatePatient(client, { patientId: "1", body: {} });
void updatePatient(client, { patientId: "1", body: { pronouns: null } });

// @ts-expect-error TS2554: the request has required members
void createPatient(client);

// @ts-expect-error TS2345: the body is missing
void createPatient(client, {});

// @ts-expect-error TS2741: the name is missing
void createPatient(client, { body: {} });

// @ts-expect-error TS2561: a misspelt field of the body
void createPatient(client, { body: { name: "Jane Doe", externalId: "EMR-1" } });

// @ts-expect-error TS2353: a field that only an update takes
void createPatient(client, { body: { name: "Jane Doe", pronouns: "she/her" } });

// @ts-expect-error TS2353: external_id cannot be changed, and the API would ignore it silently
void updatePatient(client, { patientId: "1", body: { external_id: "EMR-1" } });

// @ts-expect-error TS2353: the same of an appointment
void updateAppointment(client, { appointmentId: "1", body: { external_id: "EMR-1" } });

// @ts-expect-error TS2345: the path parameter is missing
void getPatient(client, {});

// @ts-expect-error TS2345: one of two path parameters is missing
void deletePatientDocument(client, { patientId: "1" });

// @ts-expect-error TS2353: a parameter that the operation does not have
void getPatient(client, { patientId: "1", page: 1 });

// @ts-expect-error TS2322: a number is asked for
void listPatients(client, { page: "1" });

// @ts-expect-error TS2322: a name cannot be null
void updatePatient(client, { patientId: "1", body: { name: null } });

// A file is a Blob, a File, bytes, or data with a name.
void uploadPatientDocument(client, { patientId: "1", body: { file: new Blob(["x"]) } });
void uploadPatientDocument(client, { patientId: "1", body: { file: new Uint8Array(1) } });
void uploadPatientDocument(client, {
  patientId: "1",
  body: { file: { data: "x", filename: "a.pdf", contentType: "application/pdf" } },
});

// @ts-expect-error TS2322: a path is no file
void uploadPatientDocument(client, { patientId: "1", body: { file: "a.pdf" } });

// Enums are closed where they are sent.
const appointment = { patient_id: "1", start_at: "2026-03-15T09:30:00Z" };
void createAppointment(client, { body: { ...appointment, visit_type: "Telehealth" } });

// @ts-expect-error TS2820: a value that is not listed
void createAppointment(client, { body: { ...appointment, visit_type: "TeleHealth" } });

// @ts-expect-error TS2820: a block that is not listed
void getNote(client, { noteId: "1", include: ["patients"] });

// @ts-expect-error TS2339: the type of what is sent has no id
export const id: string = ({} as PatientCreate).id;
