/** A record as the server holds it. */
export interface StoredRecord {
  id: string;
  external_id?: string;
  created_at: string;
  [field: string]: unknown;
}

/** A request as far as the store looks at it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query below the base. */
  readonly target: string;
  readonly body: string;
}

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface PatientsStoreOptions {
  /** The body of a 409. */
  conflict?: (record: StoredRecord) => unknown;
  /** What the list shows of a record. */
  summary?: (record: StoredRecord) => object;
}

/** The part of the Healos API that external ids need, in memory. */
export interface PatientsStore {
  /** All that was stored and not deleted: patients, and the documents of each. */
  readonly patients: Map<string, StoredRecord>;
  readonly documents: Map<string, StoredRecord>;
  /** Stores a patient, as a create by somebody else would. */
  store(fields: Record<string, unknown>): StoredRecord;
  /** Stores a document. */
  storeDocument(fields: Record<string, unknown>): StoredRecord;
  /** Does what a request asks for. */
  carryOut(request: SeenRequest): Answer;
}

const createFields = ["name", "external_id"];
const updateFields = ["name", "pronouns", "notes", "consent"];

/** An empty store. */
export function patientsStore(options: PatientsStoreOptions = {}): PatientsStore {
  const { conflict = (record) => ({ error: "external_id in use", data: record }) } = options;
  const { summary = ({ id, name, created_at }) => ({ id, name, created_at }) } = options;
  const patients = new Map<string, StoredRecord>();
  const documents = new Map<string, StoredRecord>();
  let lastId = 1_743_552_000_000_000n;

  const withExternalId = (
    records: Map<string, StoredRecord>,
    value: unknown,
  ): StoredRecord | undefined => [...records.values()].find((it) => it.external_id === value);

  const insert = (
    records: Map<string, StoredRecord>,
    fields: Record<string, unknown>,
  ): StoredRecord => {
    const record = { id: String(++lastId), created_at: "2026-03-15T09:30:00.000Z", ...fields };
    records.set(record.id, record);
    return record;
  };
  const store = (fields: Record<string, unknown>): StoredRecord =>
    insert(patients, { pronouns: null, notes: null, consent: false, ...fields });

  const storeDocument = (fields: Record<string, unknown>): StoredRecord =>
    insert(documents, {
      file_size: 4,
      public_url: "https://files.example/1",
      upload_date,
      ...fields,
    });

  const create = (records: Map<string, StoredRecord>, fields: Record<string, unknown>): Answer => {
    const unknown = Object.keys(fields).find((name) => !createFields.includes(name));
    if (unknown && records === patients) return invalid(unknown);
    if (records === patients && !fields.name) return invalid("name");
    const existing =
      fields.external_id === undefined ? undefined : withExternalId(records, fields.external_id);
    if (existing) return { status: 409, body: conflict(existing) };
    const record = records === patients ? store(fields) : storeDocument(fields);
    return { status: 201, body: { data: record } };
  };

  const list = (records: StoredRecord[], query: URLSearchParams): Answer => {
    const wanted = query.get("external_id");
    const shown = wanted === null ? records : records.filter((it) => it.external_id === wanted);
    if (wanted !== null && shown.length === 0) return missing;
    const meta = { page: 1, limit: 20, total_pages: 1 };
    return { status: 200, body: { data: shown.map(summary), meta } };
  };

  const carryOut = ({ method, target, body }: SeenRequest): Answer => {
    const { pathname, searchParams } = new URL(target, "http://any");
    const [, resource, id, part] = pathname.split("/");
    if (resource !== "patients") return missing;
    if (id === undefined) {
      if (method === "POST") return create(patients, JSON.parse(body) as Record<string, unknown>);
      return list([...patients.values()], searchParams);
    }
    const patient = patients.get(id);
    if (!patient) return missing;
    if (part === "documents") {
      if (method === "POST") return create(documents, { ...documentIn(body), patient_id: id });
      return list(
        [...documents.values()].filter(({ patient_id }) => patient_id === id),
        searchParams,
      );
    }
    if (method === "DELETE") {
      patients.delete(id);
      return { status: 204 };
    }
    if (method === "PATCH") {
      const fields = JSON.parse(body) as Record<string, unknown>;
      const unknown = Object.keys(fields).find((name) => !updateFields.includes(name));
      if (unknown) return invalid(unknown);
      Object.assign(patient, fields);
    }
    return { status: 200, body: { data: patient } };
  };

  return { patients, documents, store, storeDocument, carryOut };
}

const upload_date = "2026-03-15T09:30:00.000Z";
const missing: Answer = { status: 404, body: { error: "Patient not found" } };

function invalid(field: string): Answer {
  return {
    status: 400,
    body: { error: "Validation error", details: { [field]: ["Unrecognized or empty"] } },
  };
}

/** The fields of an upload, as far as the tests need them. */
function documentIn(body: string): Record<string, unknown> {
  const external = /name="external_id"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)/.exec(body)?.[1];
  const filename = /filename="([^"]*)"/.exec(body)?.[1];
  return {
    filename,
    file_type: "pdf",
    status: "pending",
    ...(external === undefined ? {} : { external_id: external }),
  };
}
