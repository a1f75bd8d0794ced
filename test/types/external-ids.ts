import {
  ensurePatient,
  ensurePatientDocument,
  findPatientByExternalId,
  unwrap,
  type Client,
  type Patient,
  type PatientDocument,
  type PatientSummary,
} from "../../generated/src/index.js";

export async function patients(client: Client): Promise<Patient> {
  const found: PatientSummary | null = await unwrap(
    findPatientByExternalId(client, { external_id: "EMR-1" }),
  );

  // @ts-expect-error TS18047: there may be none
  void found.name;

  // @ts-expect-error TS2345: without an external_id there is nothing to find
  void findPatientByExternalId(client, {});

  // @ts-expect-error TS2322: without an external_id the record could not be found again
  void ensurePatient(client, { body: { name: "Jane Doe" } });

  const { record, created } = await unwrap(
    ensurePatient(client, { body: { name: "Jane Doe", external_id: "EMR-1" } }),
  );
  const isNew: boolean = created;
  void isNew;
  return record;
}

export async function documents(client: Client): Promise<PatientDocument> {
  const file = new Uint8Array(1);
  const { record } = await unwrap(
    ensurePatientDocument(client, { patientId: "1", body: { file, external_id: "DOC-1" } }),
  );
  return record;
}
