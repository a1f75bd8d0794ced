import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Client } from "../generated/src/index.js";
import { builtClient } from "./built-client.js";
import { root } from "./program.js";
import { jsonServer, send, type JsonServer, type Received } from "./runtime/json-server.js";

/*
 * The generated client, compiled, over real HTTP. What must go out stands here by hand; which failures an operation
 * declares is read from the document itself, not from what was generated from it.
 */
const healos = await builtClient();

interface Expected {
  method: string;
  url: string;
  body?: unknown;
}

/** Every operation: a call, and the request that must come of it. */
const calls: Record<string, [call: (client: Client) => Promise<unknown>, expected: Expected]> = {
  createAppointment: [
    (client) =>
      healos.createAppointment(client, {
        body: {
          patient_id: "1",
          start_at: "2026-03-15T09:30:00.000Z",
          visit_type: "Telehealth",
          repeat_rule: { frequency: "WEEKLY", interval: 1 },
          notes: undefined,
        },
      }),
    {
      method: "POST",
      url: "/appointments",
      body: {
        patient_id: "1",
        start_at: "2026-03-15T09:30:00.000Z",
        visit_type: "Telehealth",
        repeat_rule: { frequency: "WEEKLY", interval: 1 },
      },
    },
  ],
  createPatient: [
    (client) => healos.createPatient(client, { body: { name: "Zoë 🩺", external_id: "EMR-1" } }),
    { method: "POST", url: "/patients", body: { name: "Zoë 🩺", external_id: "EMR-1" } },
  ],
  deleteAppointment: [
    (client) => healos.deleteAppointment(client, { appointmentId: "a b" }),
    { method: "DELETE", url: "/appointments/a%20b" },
  ],
  deletePatient: [
    (client) => healos.deletePatient(client, { patientId: "1743552000000" }),
    { method: "DELETE", url: "/patients/1743552000000" },
  ],
  deletePatientDocument: [
    (client) => healos.deletePatientDocument(client, { patientId: "1/2", documentId: "d?#" }),
    { method: "DELETE", url: "/patients/1%2F2/documents/d%3F%23" },
  ],
  exportNotes: [
    (client) => healos.exportNotes(client, { patient_id: "1", from: "2026-01-01" }),
    { method: "GET", url: "/notes/export?patient_id=1&from=2026-01-01" },
  ],
  getAppointment: [
    (client) => healos.getAppointment(client, { appointmentId: "5" }),
    { method: "GET", url: "/appointments/5" },
  ],
  getNote: [
    (client) => healos.getNote(client, { noteId: "n", include: ["transcript", "patient"] }),
    { method: "GET", url: "/notes/n?include=transcript,patient" },
  ],
  getPatient: [
    (client) => healos.getPatient(client, { patientId: "481926357104938271" }),
    { method: "GET", url: "/patients/481926357104938271" },
  ],
  listAppointments: [
    (client) => healos.listAppointments(client, { page: 2, limit: 5, date: "2026-03-15" }),
    { method: "GET", url: "/appointments?page=2&limit=5&date=2026-03-15" },
  ],
  listNotes: [
    (client) => healos.listNotes(client, { limit: 5, patient_id: "1" }),
    { method: "GET", url: "/notes?limit=5&patient_id=1" },
  ],
  listPatientDocuments: [
    (client) => healos.listPatientDocuments(client, { patientId: "1", external_id: "DOC 1&2" }),
    { method: "GET", url: "/patients/1/documents?external_id=DOC%201%262" },
  ],
  listPatients: [
    (client) => healos.listPatients(client, { page: undefined, external_id: "EMR-1" }),
    { method: "GET", url: "/patients?external_id=EMR-1" },
  ],
  listSessionNotes: [
    (client) => healos.listSessionNotes(client, { sessionId: "s" }),
    { method: "GET", url: "/sessions/s/notes" },
  ],
  updateAppointment: [
    (client) => healos.updateAppointment(client, { appointmentId: "5", body: { notes: "" } }),
    { method: "PATCH", url: "/appointments/5", body: { notes: "" } },
  ],
  updatePatient: [
    (client) => healos.updatePatient(client, { patientId: "1", body: { pronouns: null } }),
    { method: "PATCH", url: "/patients/1", body: { pronouns: null } },
  ],
  uploadPatientDocument: [
    (client) =>
      healos.uploadPatientDocument(client, {
        patientId: "1",
        body: {
          file: { data: "%PDF-1.7", filename: "referral.pdf", contentType: "application/pdf" },
          external_id: "DOC-1",
        },
      }),
    { method: "POST", url: "/patients/1/documents" },
  ],
};

let server: JsonServer;
afterEach(() => server.close());

/** A client of a server that answers with this. */
async function clientOf(handle: Parameters<typeof jsonServer>[0]): Promise<Client> {
  server = await jsonServer(handle);
  return newClient();
}

function newClient(): Client {
  return healos.createClient({ apiKey: "key-1", baseUrl: `${server.url}/v1`, retries: 0 });
}

describe("what goes out", () => {
  test.each(Object.entries(calls))("%s", async (_, [call, { method, url, body }]) => {
    const client = await clientOf((__, response) => send(response, { data: null }));
    expect(await call(client)).toMatchObject({ ok: true });
    expect(server.received).toHaveLength(1);
    const [received] = server.received as [Received];
    expect(received).toMatchObject({ method, url: `/v1${url}` });
    expect(received.headers).toMatchObject({ "x-api-key": "key-1" });
    if (body !== undefined) {
      expect(received.headers["content-type"]).toBe("application/json");
      expect(JSON.parse(received.body.toString())).toEqual(body);
    } else if (method === "GET" || method === "DELETE") {
      expect(received.body).toHaveLength(0);
    }
  });

  test("an upload is a form with a file and its fields, and without those that are left out", async () => {
    const client = await clientOf((_, response) => send(response, { data: {} }));
    await calls["uploadPatientDocument"]?.[0](client);
    const [{ headers, body }] = server.received as [Received];
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": headers["content-type"] ?? "" },
    }).formData();
    const file = form.get("file") as File;
    expect([file.name, file.type, await file.text()]).toEqual([
      "referral.pdf",
      "application/pdf",
      "%PDF-1.7",
    ]);
    expect([...form.keys()]).toEqual(["file", "external_id"]);
    expect(form.get("external_id")).toBe("DOC-1");
  });

  test("an empty list of blocks is sent, one that is left out is not", async () => {
    const client = await clientOf((_, response) => send(response, { data: {} }));
    await healos.getNote(client, { noteId: "n", include: [] });
    await healos.getNote(client, { noteId: "n" });
    expect(server.received.map(({ url }) => url)).toEqual(["/v1/notes/n?include=", "/v1/notes/n"]);
  });
});

test("every operation of the document is called here", () => {
  expect(Object.keys(calls)).toEqual([...declaredFailures().keys()].sort());
});

describe("what comes back", () => {
  const headers = {
    "x-ratelimit-limit": "100",
    "x-ratelimit-remaining": "42",
    "x-ratelimit-reset": "1773567000",
  };

  test("the payload, what stands beside it, and the rate limit", async () => {
    const data = [{ id: "1", name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z" }];
    const meta = { page: 1, limit: 20, total_pages: 3 };
    const client = await clientOf((_, response) => send(response, { data, meta }, { headers }));
    const result = await healos.listPatients(client);
    expect(result).toMatchObject({ ok: true, data, meta });
    expect(result.ok && result.response).toMatchObject({
      status: 200,
      attempts: 1,
      rateLimit: { limit: 100, remaining: 42, resetAt: new Date("2026-03-15T09:30:00.000Z") },
    });
  });

  test("204 without a body is a success", async () => {
    const client = await clientOf((_, response) => response.writeHead(204).end());
    expect(await healos.deletePatient(client, { patientId: "1" })).toMatchObject({
      ok: true,
      data: undefined,
      response: { status: 204 },
    });
  });

  test("unwrap gives the data, or throws an ApiError that isApiError narrows", async () => {
    const client = await clientOf(({ url }, response) =>
      url.endsWith("/1")
        ? send(response, { data: { id: "1" } })
        : send(response, { error: "Not found" }, { status: 404 }),
    );
    expect(await healos.unwrap(healos.getPatient(client, { patientId: "1" }))).toEqual({ id: "1" });
    const thrown: unknown = await healos
      .unwrap(healos.getPatient(client, { patientId: "2" }))
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(healos.ApiError);
    expect(healos.isApiError(thrown)).toBe(true);
    expect(healos.isApiError(thrown, "listPatients")).toBe(false);
    if (!healos.isApiError(thrown, "getPatient")) throw thrown;
    expect(thrown.operation).toBe("getPatient");
    const { error } = thrown;
    expect(error.kind === "http" && error.status === 404 && error.body.error).toBe("Not found");
  });
});

describe("every failure that the document declares is a member of its own", () => {
  test.each([...declaredFailures()])("%s", async (id, statuses) => {
    expect(statuses.length).toBeGreaterThan(3);
    let status = 0;
    const body = { error: "No.", details: { name: ["is missing"] } };
    await clientOf((_, response) =>
      send(response, body, { status, headers: status === 429 ? { "retry-after": "7" } : {} }),
    );
    for (status of statuses) {
      // Each has a client of its own: after a 429 the calls of a client wait.
      const error = await failureOf(id, newClient());
      expect(error).toMatchObject({ kind: "http", status, body, response: { status } });
      expect("retryAfterMs" in error ? error["retryAfterMs"] : undefined).toBe(
        status === 429 ? 7_000 : undefined,
      );
    }
    for (status of [402, 418, 503].filter((each) => !statuses.includes(each))) {
      expect(await failureOf(id, newClient())).toMatchObject({ kind: "undeclared", status, body });
    }
  });

  test("redirect, decode, network and invalid", async () => {
    const client = await clientOf(({ url }, response) => {
      if (url.endsWith("/redirect")) response.writeHead(302, { location: "/elsewhere" }).end();
      else if (url.endsWith("/decode")) response.writeHead(200).end('{"data":');
      else response.destroy();
    });
    const kindOf = async (patientId: string): Promise<string> => {
      const result = await healos.getPatient(client, { patientId });
      return result.ok ? "ok" : result.error.kind;
    };
    expect(await kindOf("redirect")).toBe("redirect");
    expect(await kindOf("decode")).toBe("decode");
    expect(await kindOf("network")).toBe("network");
    expect(await kindOf("..")).toBe("invalid");
  });
});

async function failureOf(id: string, client: Client): Promise<Record<string, unknown>> {
  const result = (await calls[id]?.[0](client)) as { error: Record<string, unknown> };
  return result.error;
}

/** The statuses from 400 on of each operation, as the document lists them. */
function declaredFailures(): Map<string, number[]> {
  interface Operation {
    operationId: string;
    responses: Record<string, unknown>;
  }
  const text = readFileSync(join(root, "spec", "healos.yaml"), "utf8");
  const { paths } = parse(text) as { paths: Record<string, Record<string, Operation>> };
  const operations = Object.values(paths).flatMap((item) =>
    Object.values(item).filter((member) => member.operationId !== undefined),
  );
  return new Map(
    operations.map(({ operationId, responses }) => [
      operationId,
      Object.keys(responses)
        .map(Number)
        .filter((status) => status >= 400),
    ]),
  );
}
