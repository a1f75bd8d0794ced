// What the generator prints for the patients and documents of the Healos API, written by hand.
import {
  connect,
  ensure,
  ensureAll,
  find,
  inBody,
  inEnvelope,
  inPath,
  inQuery,
  json,
  multipart,
  reconcile,
  writeGuard,
} from "../../../src/runtime/index.js";
import type {
  BaseClientOptions,
  CallError,
  CallOptions,
  Client,
  EnsureAllOptions,
  EnsureAllSummary,
  Ensured,
  Flavored,
  HttpError,
  Operation,
  ReconcileOptions,
  ReconcileSummary,
  Result,
  Upload,
} from "../../../src/runtime/index.js";

export type PatientId = Flavored<string, "PatientId">;
export interface Patient {
  id: PatientId;
  name: string;
  created_at: string;
  pronouns?: string | null;
  notes?: string | null;
  consent?: boolean;
  external_id?: string | null;
}
export interface PatientSummary {
  id: PatientId;
  name: string;
  created_at: string;
}
export interface PatientCreate {
  name: string;
  external_id?: string | undefined;
}
export interface PatientUpdate {
  name?: string | undefined;
  pronouns?: string | null | undefined;
  notes?: string | null | undefined;
  consent?: boolean | undefined;
}
export interface PatientDocument {
  id: string;
  filename: string;
  file_size: number;
  public_url: string;
  upload_date: string;
  external_id?: string | null;
}
export interface UploadedDocument {
  id: string;
  filename: string;
  file_type: string;
  file_size: number;
  public_url: string;
  upload_date: string;
  status: string;
}
export interface ErrorBody {
  error: string;
}
type Declared = HttpError<400 | 401 | 403 | 404 | 429 | 500, ErrorBody> | CallError;

export interface ListPatientsRequest {
  page?: number | undefined;
  limit?: number | undefined;
  external_id?: string | undefined;
}
export type ListPatientsError = Declared;
const listPatientsOperation: Operation = {
  id: "listPatients",
  method: "GET",
  path: "/patients",
  parameters: [[inQuery, "page", "limit", "external_id"]],
  envelope: [inEnvelope, "data"],
  errors: [400, 401, 403, 404, 429, 500],
};
export function listPatients(
  client: Client,
  request?: ListPatientsRequest,
  options?: CallOptions,
): Promise<Result<PatientSummary[], ListPatientsError>> {
  return client.call(listPatientsOperation, request, options);
}

export interface CreatePatientRequest {
  body: PatientCreate;
}
export type CreatePatientError =
  HttpError<400 | 401 | 403 | 429 | 500, ErrorBody> | HttpError<409, unknown> | CallError;
const createPatientOperation: Operation = {
  id: "createPatient",
  method: "POST",
  guard: writeGuard,
  path: "/patients",
  body: [inBody, json],
  envelope: [inEnvelope, "data"],
  errors: [400, 401, 403, 409, 429, 500],
};
export function createPatient(
  client: Client,
  request: CreatePatientRequest,
  options?: CallOptions,
): Promise<Result<Patient, CreatePatientError>> {
  return client.call(createPatientOperation, request, options);
}

export interface GetPatientRequest {
  patientId: PatientId;
}
export type GetPatientError = Declared;
const getPatientOperation: Operation = {
  id: "getPatient",
  method: "GET",
  path: "/patients/{patientId}",
  parameters: [[inPath, "patientId"]],
  envelope: [inEnvelope, "data"],
  errors: [400, 401, 403, 404, 429, 500],
};
export function getPatient(
  client: Client,
  request: GetPatientRequest,
  options?: CallOptions,
): Promise<Result<Patient, GetPatientError>> {
  return client.call(getPatientOperation, request, options);
}

export interface UpdatePatientRequest {
  patientId: PatientId;
  body: PatientUpdate;
}
export type UpdatePatientError = Declared;
const updatePatientOperation: Operation = {
  id: "updatePatient",
  method: "PATCH",
  guard: writeGuard,
  path: "/patients/{patientId}",
  parameters: [[inPath, "patientId"]],
  body: [inBody, json],
  envelope: [inEnvelope, "data"],
  errors: [400, 401, 403, 404, 429, 500],
};
export function updatePatient(
  client: Client,
  request: UpdatePatientRequest,
  options?: CallOptions,
): Promise<Result<Patient, UpdatePatientError>> {
  return client.call(updatePatientOperation, request, options);
}

/** What {@link findPatientByExternalId} takes. */
export interface FindPatientByExternalIdRequest {
  external_id: string;
}
export type FindPatientByExternalIdError = Exclude<
  ListPatientsError,
  { kind: "http"; status: 404 }
>;
/** The patient with an external_id, or null. */
export function findPatientByExternalId(
  client: Client,
  request: FindPatientByExternalIdRequest,
  options?: CallOptions,
): Promise<Result<PatientSummary | null, FindPatientByExternalIdError>> {
  return find<PatientSummary, FindPatientByExternalIdError>({
    id: "listPatients",
    field: "external_id",
    value: request.external_id,
    list: () => listPatients(client, request, options),
  });
}

/** What {@link ensurePatient} takes. */
export interface EnsurePatientRequest extends CreatePatientRequest {
  body: PatientCreate & { external_id: string };
}
export type EnsurePatientError =
  | CreatePatientError
  | FindPatientByExternalIdError
  | Exclude<GetPatientError, { kind: "http"; status: 404 }>;
/** Creates a patient, or gets the one that has its external_id already. */
export function ensurePatient(
  client: Client,
  request: EnsurePatientRequest,
  options?: CallOptions,
): Promise<Result<Ensured<Patient>, EnsurePatientError>> {
  return ensure<Patient, EnsurePatientError>({
    id: "createPatient",
    field: "external_id",
    body: request.body,
    properties: ["id", "name", "created_at", "pronouns", "notes", "consent", "external_id"],
    client,
    signal: options?.signal,
    create: (repeating) => createPatient(repeating, request, options),
    find: (external_id) => findPatientByExternalId(client, { external_id }, options),
    read: (id) => getPatient(client, { patientId: id }, options),
  });
}

/** {@link ensurePatient} for many records. */
export function ensureAllPatients<Given extends EnsurePatientRequest>(
  client: Client,
  requests: Iterable<Given> | AsyncIterable<Given>,
  options?: EnsureAllOptions<Given, Patient, EnsurePatientError>,
): Promise<EnsureAllSummary<Given, EnsurePatientError>> {
  return ensureAll<Given, Patient, EnsurePatientError>(
    { id: "createPatient", ensure: (request, call) => ensurePatient(client, request, call) },
    requests,
    options,
  );
}

/** A row of {@link reconcilePatients}: the fields of create and of update. */
export type PatientRow = EnsurePatientRequest["body"] & UpdatePatientRequest["body"];
export type ReconcilePatientsError = EnsurePatientError | UpdatePatientError;
/** Makes patients be as rows of another system say. */
export function reconcilePatients<Row extends PatientRow>(
  client: Client,
  desired: Iterable<Row> | AsyncIterable<Row>,
  options?: ReconcileOptions<Row, Patient, ReconcilePatientsError>,
): Promise<ReconcileSummary<Row, ReconcilePatientsError>> {
  return reconcile<Row, PatientRow, Patient, ReconcilePatientsError>(
    {
      id: "updatePatient",
      field: "external_id",
      createFields: ["name", "external_id"],
      updateFields: ["name", "pronouns", "notes", "consent"],
      find: (external_id, call) => findPatientByExternalId(client, { external_id }, call),
      read: (patientId, call) => getPatient(client, { patientId }, call),
      ensure: (body, call) => ensurePatient(client, { body }, call),
      update: (patientId, body, call) =>
        updatePatient(client, { patientId, body }, { repeatable: true, ...call }),
    },
    desired,
    options,
  );
}

export interface ListPatientDocumentsRequest {
  patientId: PatientId;
  external_id?: string | undefined;
}
export type ListPatientDocumentsError = Declared;
const listPatientDocumentsOperation: Operation = {
  id: "listPatientDocuments",
  method: "GET",
  path: "/patients/{patientId}/documents",
  parameters: [
    [inPath, "patientId"],
    [inQuery, "external_id"],
  ],
  envelope: [inEnvelope, "data"],
  errors: [400, 401, 403, 404, 429, 500],
};
export function listPatientDocuments(
  client: Client,
  request: ListPatientDocumentsRequest,
  options?: CallOptions,
): Promise<Result<PatientDocument[], ListPatientDocumentsError>> {
  return client.call(listPatientDocumentsOperation, request, options);
}

export interface UploadPatientDocumentRequest {
  patientId: PatientId;
  body: { file: Upload; external_id?: string | undefined };
}
export type UploadPatientDocumentError = Declared | HttpError<409, unknown>;
const uploadPatientDocumentOperation: Operation = {
  id: "uploadPatientDocument",
  method: "POST",
  guard: writeGuard,
  path: "/patients/{patientId}/documents",
  parameters: [[inPath, "patientId"]],
  body: [inBody, multipart],
  envelope: [inEnvelope, "data"],
  errors: [400, 401, 403, 404, 409, 429, 500],
};
export function uploadPatientDocument(
  client: Client,
  request: UploadPatientDocumentRequest,
  options?: CallOptions,
): Promise<Result<UploadedDocument, UploadPatientDocumentError>> {
  return client.call(uploadPatientDocumentOperation, request, options);
}

export interface FindPatientDocumentByExternalIdRequest {
  patientId: PatientId;
  external_id: string;
}
export type FindPatientDocumentByExternalIdError = Exclude<
  ListPatientDocumentsError,
  { kind: "http"; status: 404 }
>;
/** The document of a patient with an external_id, or null. */
export function findPatientDocumentByExternalId(
  client: Client,
  request: FindPatientDocumentByExternalIdRequest,
  options?: CallOptions,
): Promise<Result<PatientDocument | null, FindPatientDocumentByExternalIdError>> {
  return find<PatientDocument, FindPatientDocumentByExternalIdError>({
    id: "listPatientDocuments",
    field: "external_id",
    value: request.external_id,
    list: () => listPatientDocuments(client, request, options),
  });
}

export interface EnsurePatientDocumentRequest extends UploadPatientDocumentRequest {
  body: UploadPatientDocumentRequest["body"] & { external_id: string };
}
export type EnsurePatientDocumentError =
  UploadPatientDocumentError | FindPatientDocumentByExternalIdError;
/** Uploads a document, or gets the one that has its external_id already. */
export function ensurePatientDocument(
  client: Client,
  request: EnsurePatientDocumentRequest,
  { looksFirst, ...options }: CallOptions & { looksFirst?: boolean } = {},
): Promise<Result<Ensured<PatientDocument>, EnsurePatientDocumentError>> {
  const { patientId } = request;
  return ensure<PatientDocument, EnsurePatientDocumentError>({
    id: "uploadPatientDocument",
    field: "external_id",
    body: request.body,
    ...(looksFirst && { looksFirst }),
    client,
    signal: options.signal,
    create: (repeating) => uploadPatientDocument(repeating, request, options),
    find: (external_id) =>
      findPatientDocumentByExternalId(client, { patientId, external_id }, options),
  });
}

export function createClient(options: BaseClientOptions): Client {
  return connect(options, { baseUrl: "https://api.healos.example/v1" });
}
