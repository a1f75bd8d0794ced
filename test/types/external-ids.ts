import {
  ensureAppointment,
  ensurePatient,
  ensurePatientDocument,
  ensureAllPatients,
  findAppointmentByExternalId,
  findPatientByExternalId,
  findPatientDocumentByExternalId,
  reconcilePatients,
  unwrap,
  uploadAllPatientDocuments,
  type AbortedError,
  type Appointment,
  type AppointmentCreate,
  type Client,
  type EnsurePatientError,
  type Patient,
  type PatientDocument,
  type PatientRow,
  type PatientSummary,
  type ReconcilePatientsError,
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

export async function appointments(client: Client, body: AppointmentCreate): Promise<Appointment> {
  const found = await findAppointmentByExternalId(client, { external_id: "A-1" });
  // @ts-expect-error TS2367: finding nothing is not a failure
  if (!found.ok && found.error.kind === "http" && found.error.status === 404) throw new Error();

  const ensured = await ensureAppointment(client, { body: { ...body, external_id: "A-1" } });
  if (ensured.ok) return ensured.data.record;
  throw new Error(ensured.error.kind);
}

export async function foundDocument(client: Client): Promise<PatientDocument | null> {
  // @ts-expect-error TS2345: a document is found under its patient
  void findPatientDocumentByExternalId(client, { external_id: "DOC-1" });

  return unwrap(findPatientDocumentByExternalId(client, { patientId: "1", external_id: "DOC-1" }));
}

export async function reconciled(client: Client): Promise<ReconcilePatientsError[]> {
  const rows: PatientRow[] = [{ external_id: "EMR-1", name: "Jane Doe", notes: "Allergic." }];
  const summary = await reconcilePatients(client, rows, {
    dryRun: true,
    onRow(outcome, { created, unchanged, updated, failed }) {
      const counts: number = created + unchanged + updated + failed;
      switch (outcome.status) {
        case "created": {
          const planned: Patient | undefined = outcome.record;
          return void [planned, counts];
        }
        case "unchanged":
        case "updated": {
          const record: Patient = outcome.record;
          return void record;
        }
        case "failed": {
          const done: "created" | "nothing" = outcome.done;
          const error: ReconcilePatientsError = outcome.error;
          // @ts-expect-error TS2339: a row that failed has no record
          void outcome.record;
          return void [done, error];
        }
        case "stopped": {
          const error: AbortedError = outcome.error;
          return void error;
        }
        default:
          outcome satisfies never;
      }
    },
  });

  // @ts-expect-error TS2345: a row without an external_id could not be found again
  void reconcilePatients(client, [{ name: "Jane Doe" }]);

  // @ts-expect-error TS2345: a new row needs what the create needs
  void reconcilePatients(client, [{ external_id: "EMR-1" }]);

  return summary.failures.map(({ error }) => error);
}

/** What a row has beside the fields of its record comes back with its outcome. */
export async function rowsOfOnesOwn(client: Client): Promise<number[]> {
  const lines: number[] = [];
  const rows = [{ external_id: "EMR-1", name: "Jane Doe", line: 7 }];
  const summary = await reconcilePatients(client, rows, {
    onRow: ({ row }) => void lines.push(row.line),
  });
  return [...lines, ...summary.failures.map(({ row }) => row.line)];
}

export async function many(client: Client): Promise<string[]> {
  const file = new Uint8Array(1);
  const requests = [{ patientId: "1", body: { file, external_id: "D-1" }, path: "scans/1.pdf" }];
  const paths: string[] = [];
  await uploadAllPatientDocuments(client, requests, {
    concurrency: 8,
    onRecord(outcome, { created, found, failed, stopped }) {
      const counts: number = created + found + failed + stopped;
      if (outcome.status === "failed") paths.push(outcome.request.path);
      else if (outcome.status !== "stopped") {
        const record: PatientDocument = outcome.record;
        void [record, counts];
      }
    },
  });

  // @ts-expect-error TS2345: without an external_id the record could not be found again
  const { failures } = await ensureAllPatients(client, [{ body: { name: "Jane Doe" } }]);
  return [...paths, ...failures.map(({ request }) => request.body.name)];
}

/** Each error of an ensure is one of a reconcile. */
export function widened(error: EnsurePatientError): ReconcilePatientsError {
  return error;
}
