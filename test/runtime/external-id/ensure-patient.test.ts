import { afterEach, describe, expect, it } from "vitest";
import { createClient, ensurePatient } from "./patients-client.js";
import {
  startPatientsServer,
  type Fault,
  type PatientsServer,
  type PatientsServerOptions,
} from "./patients-server.js";
import type { SeenRequest, StoredRecord } from "./patients-store.js";

/** One way in which a create meets the world, and what must come of it. */
interface Case {
  readonly title: string;
  /** Somebody else's patient has the external id already. */
  readonly isTaken?: boolean;
  readonly server?: PatientsServerOptions;
  /** Faults of the first requests, in their order. */
  readonly faults?: readonly (Fault | undefined)[];
  /** What the result has to contain. */
  readonly expected: object;
  /** The requests that the server sees, such as `POST /patients`. */
  readonly sent: readonly string[];
  /** How many patients the server has in the end; 1 by default. */
  readonly stored?: number;
}

const post = "POST /patients";
const look = "GET /patients?external_id=P-1";
const read = "GET /patients/{id}";
const created = { ok: true, data: { created: true, record: { name: "Jane", external_id: "P-1" } } };
const existing = { ok: true, data: { created: false, record: { external_id: "P-1" } } };
const conflict = { ok: false, error: { kind: "http", status: 409 } };

const shapes: [string, (record: StoredRecord) => unknown, readonly string[]][] = [
  ["at the top", (record) => record, [post]],
  ["at the top, beside the error", (record) => ({ error: "in use", ...record }), [post]],
  ["under data", (record) => ({ error: "in use", data: record }), [post]],
  ["under another key", (record) => ({ error: "in use", existing: record }), [post]],
  ["twice", (record) => ({ data: record, existing: record }), [post]],
  ["not whole", ({ id, external_id }) => ({ data: { id, external_id } }), [post, read]],
  ["as an id only", ({ id }) => ({ error: "in use", id }), [post, look, read]],
  ["two levels down", (record) => ({ data: { patient: record } }), [post, look, read]],
  ["in a list", (record) => ({ data: [record] }), [post, look, read]],
  ["with another external_id", (it) => ({ data: { ...it, external_id: "Q" } }), [post, look, read]],
  ["with an empty id", (record) => ({ data: { ...record, id: "" } }), [post, look, read]],
  ["and a second one", (record) => ({ a: record, b: { ...record, id: "7" } }), [post, look, read]],
  ["not at all", () => ({ error: "external_id in use" }), [post, look, read]],
  ["as null", () => null, [post, look, read]],
  ["as a text", () => "in use", [post, look, read]],
];

const cases: Case[] = [
  { title: "a new patient", expected: created, sent: [post] },
  ...shapes.map(([where, body, sent]): Case => ({
    title: `a 409 with the record ${where}`,
    isTaken: true,
    server: { conflict: body },
    expected: existing,
    sent,
  })),
  {
    title: "an answer lost after the record was stored",
    faults: ["loseAnswer"],
    expected: existing,
    sent: [post, post],
  },
  {
    title: "an answer cut off after the record was stored",
    faults: ["cutAnswer"],
    expected: existing,
    sent: [post, post],
  },
  {
    title: "a 500 after which the record was stored",
    faults: ["loseAnswer", { status: 500, body: { error: "Internal server error" } }],
    expected: existing,
    sent: [post, post, post],
  },
  {
    title: "a connection closed before anything was stored",
    faults: ["reset"],
    expected: created,
    sent: [post, post],
  },
  {
    title: "a rate limit",
    faults: [{ status: 429, headers: { "retry-after": "0" }, body: { error: "slow down" } }],
    expected: created,
    sent: [post, post],
  },
  {
    title: "an outage that outlasts the retries",
    faults: ["loseAnswer", "reset", "reset"],
    expected: { ok: false, error: { kind: "network", maybeApplied: true } },
    sent: [post, post, post],
  },
  {
    title: "a validation error",
    faults: [{ status: 400, body: { error: "Validation error" } }],
    expected: { ok: false, error: { kind: "http", status: 400 } },
    sent: [post],
    stored: 0,
  },
  {
    title: "a record deleted between the 409 and the lookup",
    faults: [{ status: 409, body: { error: "in use" } }],
    expected: created,
    sent: [post, look, post],
  },
  {
    title: "a record deleted between the 409 that carries it and reading it",
    faults: [{ status: 409, body: { data: { id: "1", external_id: "P-1" } } }],
    expected: created,
    sent: [post, "GET /patients/1", look, post],
  },
  {
    title: "a 409 for another reason, each time",
    faults: [409, 0, 409, 0, 409].map((status) =>
      status ? { status, body: { error: "merge in progress" } } : undefined,
    ),
    expected: conflict,
    sent: [post, look, post, look, post, look],
    stored: 0,
  },
  {
    title: "a lookup that fails",
    isTaken: true,
    server: { conflict: () => ({ error: "in use" }) },
    faults: [undefined, { status: 403, body: { error: "scope missing" } }],
    expected: { ok: false, error: { kind: "http", status: 403 } },
    sent: [post, look],
  },
  {
    title: "a lookup that does not filter",
    isTaken: true,
    server: { conflict: () => ({ error: "in use" }) },
    faults: [undefined, { status: 200, body: { data: [{ id: "1" }, { id: "2" }] } }],
    expected: { ok: false, error: { kind: "decode" } },
    sent: [post, look],
  },
  {
    title: "a lookup that finds somebody else",
    isTaken: true,
    server: { conflict: () => ({ error: "in use" }) },
    faults: [
      undefined,
      { status: 200, body: { data: [{ id: "1" }] } },
      { status: 200, body: { data: { id: "1", external_id: "Q" } } },
    ],
    expected: { ok: false, error: { kind: "decode" } },
    sent: [post, look, "GET /patients/1"],
  },
];

let server: PatientsServer | undefined;
afterEach(() => server?.close());

describe("ensurePatient", () => {
  it.each(cases)("$title", async (row) => {
    server = await startPatientsServer({
      ...row.server,
      fault: (_request, earlier) => row.faults?.[earlier.length],
    });
    if (row.isTaken) server.store({ name: "Somebody", external_id: "P-1" });
    const client = createClient({ baseUrl: server.url });
    const request = { body: { name: "Jane", external_id: "P-1" } };

    const result = await ensurePatient(client, request);

    expect(result).toMatchObject(row.expected);
    expect(server.requests.map(named)).toEqual(row.sent);
    expect(server.patients.size).toBe(row.stored ?? 1);
    expect(request).toEqual({ body: { name: "Jane", external_id: "P-1" } });
  });

  function named({ method, target }: SeenRequest): string {
    const [id = "none"] = server?.patients.keys() ?? [];
    return `${method} ${target.replace(id, "{id}")}`;
  }

  it.each(["", undefined, 7])("refuses the external_id %j before anything is sent", async (id) => {
    server = await startPatientsServer();
    const client = createClient({ baseUrl: server.url });

    const result = await ensurePatient(client, {
      body: { name: "Jane", external_id: id as string },
    });

    expect(result).toMatchObject({ error: { kind: "invalid", parameter: "external_id" } });
    expect(server.requests).toEqual([]);
  });

  it("stores one record when several ensure it at once", async () => {
    server = await startPatientsServer();
    const client = createClient({ baseUrl: server.url });
    const body = { name: "Jane", external_id: "P-1" };

    const results = await Promise.all(
      Array.from({ length: 20 }, () => ensurePatient(client, { body })),
    );

    expect(results.filter((it) => it.ok && it.data.created)).toHaveLength(1);
    expect(new Set(results.map((it) => it.ok && it.data.record.id)).size).toBe(1);
    expect(server.patients.size).toBe(1);
  });

  it("stores 1,000 records of 1,000 creates that were cut off after the server stored them", async () => {
    const lost = new Set<string>();
    server = await startPatientsServer({
      fault: ({ body }) => {
        if (lost.has(body)) return undefined;
        lost.add(body);
        return lost.size % 2 === 0 ? "loseAnswer" : "cutAnswer";
      },
    });
    const client = createClient({ baseUrl: server.url });
    const ids = Array.from({ length: 1000 }, (_, index) => `P-${index}`);

    let failed = 0;
    for (let first = 0; first < ids.length; first += 50) {
      const results = await Promise.all(
        ids
          .slice(first, first + 50)
          .map((external_id) =>
            ensurePatient(client, { body: { name: `Patient ${external_id}`, external_id } }),
          ),
      );
      failed += results.filter(({ ok }) => !ok).length;
    }

    const stored = [...server.patients.values()].map(({ external_id }) => external_id);
    expect(failed).toBe(0);
    expect(stored).toHaveLength(1000);
    expect(new Set(stored)).toEqual(new Set(ids));
  }, 60_000);

  it("ends at once when the signal is aborted between two rounds", async () => {
    const controller = new AbortController();
    server = await startPatientsServer({
      fault: ({ method }) => {
        if (method === "POST") return { status: 409, body: { error: "in use" } };
        setTimeout(() => controller.abort("enough"), 20);
        return undefined;
      },
    });
    const client = createClient({ baseUrl: server.url });

    const result = await ensurePatient(
      client,
      { body: { name: "Jane", external_id: "P-1" } },
      { signal: controller.signal },
    );

    expect(result).toMatchObject({ error: { kind: "aborted", reason: "enough" } });
    expect(server.requests).toHaveLength(2);
  });
});
