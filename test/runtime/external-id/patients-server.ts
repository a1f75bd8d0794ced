import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with a request, beside answering it. */
export type Fault =
  /** Carries the request out and closes the connection without an answer. */
  | "loseAnswer"
  /** Carries the request out and closes the connection in the middle of the answer. */
  | "cutAnswer"
  /** Closes the connection without carrying anything out. */
  | "reset"
  /** Answers with this instead. */
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

export interface StoredRecord {
  id: string;
  external_id?: string;
  created_at: string;
  [field: string]: unknown;
}

export interface SeenRequest {
  readonly method: string;
  /** Path and query below the base. */
  readonly target: string;
  readonly body: string;
}

export interface PatientsServerOptions {
  /** Decides about each request; `earlier` are those before it. */
  fault?: (request: SeenRequest, earlier: readonly SeenRequest[]) => Fault | undefined;
  /** The body of a 409. */
  conflict?: (record: StoredRecord) => unknown;
  /** What the list shows of a record. */
  summary?: (record: StoredRecord) => object;
}

export interface PatientsServer {
  readonly url: string;
  /** All that was stored and not deleted: patients, and the documents of each. */
  readonly patients: Map<string, StoredRecord>;
  readonly documents: Map<string, StoredRecord>;
  readonly requests: SeenRequest[];
  /** Stores a patient, as a create by somebody else would. */
  store(fields: Record<string, unknown>): StoredRecord;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const createFields = ["name", "external_id"];
const updateFields = ["name", "pronouns", "notes", "consent"];

/** The part of the Healos API that external ids need, in memory, with faults to order. */
export async function startPatientsServer(
  options: PatientsServerOptions = {},
): Promise<PatientsServer> {
  const { fault, conflict = (record) => ({ error: "external_id in use", data: record }) } = options;
  const { summary = ({ id, name, created_at }) => ({ id, name, created_at }) } = options;
  const patients = new Map<string, StoredRecord>();
  const documents = new Map<string, StoredRecord>();
  const requests: SeenRequest[] = [];
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

  const create = (records: Map<string, StoredRecord>, fields: Record<string, unknown>): Answer => {
    const unknown = Object.keys(fields).find((name) => !createFields.includes(name));
    if (unknown && records === patients) return invalid(unknown);
    if (records === patients && !fields.name) return invalid("name");
    const existing =
      fields.external_id === undefined ? undefined : withExternalId(records, fields.external_id);
    if (existing) return { status: 409, body: conflict(existing) };
    const record = records === patients ? store(fields) : insert(records, fields);
    return { status: 201, body: { data: record } };
  };

  const list = (records: StoredRecord[], query: URLSearchParams): Answer => {
    const wanted = query.get("external_id");
    const shown = wanted === null ? records : records.filter((it) => it.external_id === wanted);
    if (wanted !== null && shown.length === 0) return missing;
    const meta = { page: 1, limit: 20, total_pages: 1 };
    return { status: 200, body: { data: shown.map(summary), meta } };
  };

  const answerTo = ({ method, target, body }: SeenRequest): Answer => {
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
      return list([...documents.values()], searchParams);
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

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const seen = {
      method: request.method ?? "",
      target: request.url ?? "",
      body: Buffer.concat(chunks).toString("latin1"),
    };
    const ordered = fault?.(seen, [...requests]);
    requests.push(seen);
    if (ordered === "reset") return void request.socket.destroy();
    const answer = typeof ordered === "object" ? ordered : answerTo(seen);
    if (ordered === "loseAnswer") return void request.socket.destroy();
    const text = answer.body === undefined ? "" : JSON.stringify(answer.body);
    response.writeHead(answer.status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
      ...answer.headers,
    });
    if (ordered === "cutAnswer") {
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      return;
    }
    response.end(text);
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    patients,
    documents,
    requests,
    store,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

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
    file_size: 4,
    file_type: "pdf",
    public_url: "https://files.example/1",
    upload_date: "2026-03-15T09:30:00.000Z",
    status: "pending",
    ...(external === undefined ? {} : { external_id: external }),
  };
}
