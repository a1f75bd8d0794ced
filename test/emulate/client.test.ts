import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedClient, type GeneratedClient } from "./generated-client.js";
import { hosts, shapes, spec, type Host } from "./hosts.js";
import { judgeOf, type Judge } from "./judge.js";

type Client = ReturnType<GeneratedClient["createClient"]>;

// Every shape in process and one on the other hosts; with CHECK_ALL=1 every shape everywhere.
const all = process.env["CHECK_ALL"] === "1";

for (const [host, start] of Object.entries(hosts)) {
  const isThorough = all || host === "in process";
  for (const [shape, conflict] of Object.entries(shapes).slice(0, isThorough ? undefined : 1)) {
    describe(`the generated client ${host}, the record of a 409 ${shape}`, () => {
      let api: GeneratedClient;
      let running: Host;
      let judge: Judge;
      let client: Client;
      const as = (apiKey: string): Client =>
        api.createClient({ apiKey, baseUrl: running.baseUrl, fetch: judge.watch(running.fetch) });

      beforeAll(async () => {
        [api, running] = await Promise.all([generatedClient(), start(conflict)]);
        judge = judgeOf(spec, "/ext-api/v1");
        client = as("hlsk_all");
      });
      afterAll(() => running.stop());

      const patient = async (name = "Nobody Real"): Promise<string> =>
        (await api.unwrap(api.createPatient(client, { body: { name } }))).id;

      it("pages through the made-up patients", async () => {
        const first = await api.listPatients(client, { limit: 7 });
        expect(first).toMatchObject({ ok: true, meta: { page: 1, limit: 7 } });
        const all = await api.listAllPatients(client, { limit: 23 }).toArray();
        expect(all.length).toBeGreaterThanOrEqual(200);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(all.every(({ id }) => BigInt(id) > 2n ** 53n)).toBe(true);
        expect(Object.keys(all[0] ?? {})).toEqual(["id", "name", "created_at"]);
        const ahead = await api
          .listAllPatients(client, { limit: 23 }, { concurrency: 4 })
          .toArray();
        expect(ahead).toEqual(all);
      });

      it("creates, reads, changes and deletes a patient", async () => {
        const id = await patient("A Made-up Person");
        const changed = await api.unwrap(
          api.updatePatient(client, { patientId: id, body: { consent: true, pronouns: null } }),
        );
        expect(changed).toMatchObject({ id, name: "A Made-up Person", consent: true });
        expect(await api.unwrap(api.getPatient(client, { patientId: id }))).toEqual(changed);
        expect(await api.deletePatient(client, { patientId: id })).toMatchObject({ ok: true });
        expect(await api.getPatient(client, { patientId: id })).toMatchObject({
          ok: false,
          error: { kind: "http", status: 404, body: { error: "Patient not found" } },
        });
      });

      it("names the fields that are wrong", async () => {
        const wrong = { name: "", extra: 1 };
        expect(await api.createPatient(client, { body: wrong })).toMatchObject({
          error: {
            status: 400,
            body: {
              error: "Validation error",
              details: {
                name: ["String must contain at least 1 character(s)"],
                extra: ["Unrecognized key(s) in object: 'extra'"],
              },
            },
          },
        });
        expect(await api.listPatients(client, { page: 0 })).toMatchObject({
          error: { status: 400, body: { details: { page: [expect.stringContaining("1")] } } },
        });
      });

      it("creates a patient without pronouns and notes, and without consent, as the pages show", async () => {
        const created = await api.unwrap(api.createPatient(client, { body: { name: "Plain" } }));
        expect(created).toMatchObject({ pronouns: null, notes: null, consent: false });
      });

      it("answers a second external_id with a 409, wherever the record stands", async () => {
        const body = { name: "Twice", external_id: "TWICE-1" };
        const { id } = await api.unwrap(api.createPatient(client, { body }));
        const again = await api.createPatient(client, { body });
        expect(again).toMatchObject({ ok: false, error: { kind: "http", status: 409 } });
        const body409 = !again.ok && again.error.kind === "http" ? again.error.body : {};
        const sent = JSON.stringify(body409);
        expect(sent.includes(id)).toBe(conflict.record !== "none");
        expect(sent.includes("already exists")).toBe(conflict.error);
      });

      it("finds, ensures and reconciles patients by external_id", async () => {
        const body = { name: "Ensured", external_id: "ENSURED-1" };
        const missing = await api.findPatientByExternalId(client, { external_id: "NONE" });
        expect(missing).toMatchObject({ ok: true, data: null });
        const created = await api.unwrap(api.ensurePatient(client, { body }));
        expect(created).toMatchObject({ created: true, record: { name: "Ensured" } });
        const known = await api.unwrap(api.ensurePatient(client, { body }));
        expect(known).toEqual({ created: false, record: created.record });
        const rows = [
          body,
          { name: "Renamed", external_id: "TWICE-1" },
          { name: "New", external_id: "NEW-1" },
        ];
        const summary = await api.reconcilePatients(client, rows);
        expect(summary).toMatchObject({ created: 1, unchanged: 1, updated: 1, failed: 0 });
      });

      it("keeps organizations apart, and names a scope that is missing", async () => {
        const patientId = await patient();
        const other = as("hlsk_other");
        expect(await api.getPatient(other, { patientId })).toMatchObject({
          error: { status: 404 },
        });
        expect(await api.listPatients(other)).toMatchObject({ ok: true, data: [] });
        const body = { name: "Theirs", external_id: "ENSURED-1" };
        expect(await api.createPatient(other, { body })).toMatchObject({ ok: true });
        const reader = as("hlsk_read");
        expect(await api.getPatient(reader, { patientId })).toMatchObject({ ok: true });
        expect(await api.deletePatient(reader, { patientId })).toMatchObject({
          error: {
            status: 403,
            body: { error: expect.stringContaining("patients:write") as string },
          },
        });
        expect(await api.listPatients(as("hlsk_wrong"))).toMatchObject({ error: { status: 401 } });
      });

      it("books appointments and filters them by day", async () => {
        const patient_id = await patient("Booked Person");
        const booked = await api.unwrap(
          api.createAppointment(client, {
            body: {
              patient_id,
              start_at: "2031-05-06T23:30:00.000Z",
              visit_type: "Telehealth",
              external_id: "A-1",
            },
          }),
        );
        expect(booked).toMatchObject({ patient_name: "Booked Person", status: "SCHEDULED" });
        const on = async (request: object): Promise<string[]> =>
          (await api.unwrap(api.listAppointments(client, request))).map(({ id }) => id);
        expect(await on({ date: "2031-05-06" })).toEqual([booked.id]);
        expect(await on({ date: "2031-05-07" })).toEqual([]);
        expect(await on({ start_date: "2031-05-06", end_date: "2031-05-06" })).toEqual([booked.id]);
        expect(await on({ start_date: "2031-05-07" })).toEqual([]);
        const ensured = await api.ensureAppointment(client, {
          body: { patient_id, start_at: booked.start_at, external_id: "A-1" },
        });
        expect(ensured).toMatchObject({ data: { created: false, record: { id: booked.id } } });
        const appointmentId = booked.id;
        await api.unwrap(
          api.updateAppointment(client, { appointmentId, body: { status: "NO_SHOW" } }),
        );
        expect(await api.getAppointment(client, { appointmentId })).toMatchObject({
          data: { status: "NO_SHOW", duration_minutes: null },
        });
        expect(await api.deleteAppointment(client, { appointmentId })).toMatchObject({ ok: true });
        const unknown = { patient_id: "1", start_at: booked.start_at };
        expect(await api.createAppointment(client, { body: unknown })).toMatchObject({
          error: { status: 400, body: { details: { patient_id: ["Patient not found"] } } },
        });
      });

      it("uploads documents, serves them, and refuses other types and large ones", async () => {
        const patientId = await patient();
        const data = new Uint8Array([0x25, 0x50, 0x44, 0x46]);
        const file = { data, filename: "scan.pdf", contentType: "application/pdf" };
        const body = { file, external_id: "DOC-1" };
        const up = await api.unwrap(api.uploadPatientDocument(client, { patientId, body }));
        expect(up).toMatchObject({
          filename: "scan.pdf",
          file_type: "pdf",
          file_size: 4,
          status: "pending",
        });
        const served = await running.fetch(up.public_url ?? "");
        expect(new Uint8Array(await served.arrayBuffer())).toEqual(data);
        const found = await api.findPatientDocumentByExternalId(client, {
          patientId,
          external_id: "DOC-1",
        });
        expect(found).toMatchObject({ data: { id: up.id } });
        const ensured = await api.ensurePatientDocument(client, { patientId, body });
        expect(ensured).toMatchObject({ data: { created: false, record: { id: up.id } } });
        const elsewhere = { patientId: await patient(), body };
        expect(await api.uploadPatientDocument(client, elsewhere)).toMatchObject({
          error: { status: 409 },
        });
        const refuse = async (other: Partial<typeof file>): Promise<unknown> =>
          api.uploadPatientDocument(client, { patientId, body: { file: { ...file, ...other } } });
        const reason = {
          error: { status: 400, body: { details: { file: [expect.any(String) as string] } } },
        };
        expect(await refuse({ contentType: "text/html" })).toMatchObject(reason);
        expect(await refuse({ data: new Uint8Array(10 * 1024 * 1024 + 1) })).toMatchObject(reason);
        const listed = await api.listPatientDocuments(client, { patientId });
        expect(listed).toMatchObject({ ok: true, data: [{ id: up.id, external_id: "DOC-1" }] });
        const gone = await api.deletePatientDocument(client, { patientId, documentId: up.id });
        expect(gone).toMatchObject({ ok: true });
        expect(await api.listPatientDocuments(client, { patientId })).toMatchObject({ data: [] });
      });

      it("filters notes, and includes the blocks that are asked for", async () => {
        const all = await api.listAllNotes(client, { limit: 50 }).toArray();
        expect(all.length).toBeGreaterThan(50);
        const [note] = all;
        const { id: noteId = "", session_id = "", patient_id = "", created_at = "" } = note ?? {};
        const ids = async (request: object): Promise<string[]> =>
          (await api.listAllNotes(client, { limit: 100, ...request }).toArray()).map(
            ({ id }) => id,
          );
        expect(await ids({ session_id, patient_id })).toEqual(
          all.filter((each) => each.session_id === session_id).map(({ id }) => id),
        );
        expect(await ids({ from: created_at, to: created_at })).toContain(noteId);
        expect(await ids({ created_by: "user-of-nobody" })).toEqual([]);
        const blocks = async (include?: ("patient" | "transcript")[]): Promise<string[]> => {
          const read = await api.unwrap(api.getNote(client, { noteId, include }));
          return Object.keys(read).filter((name) => name === "transcript" || name === "patient");
        };
        expect(await blocks()).toEqual(["transcript", "patient"]);
        expect(await blocks(["patient"])).toEqual(["patient"]);
        expect(await blocks([])).toEqual([]);
        const session = await api.unwrap(api.listSessionNotes(client, { sessionId: session_id }));
        expect(session.session).toMatchObject({ id: session_id, patient_id });
        expect(session.notes.map(({ id }) => id)).toContain(noteId);
        expect(await api.listSessionNotes(client, { sessionId: "none" })).toMatchObject({
          error: { status: 404 },
        });
        expect(await api.exportNotes(client, { session_id })).toMatchObject({ ok: true });
      });

      it("tells how much of the rate limit is left", async () => {
        const { response } = (await api.listPatients(client)) as {
          response: { rateLimit: { remaining: number; resetAt: Date } };
        };
        expect(response.rateLimit).toMatchObject({ limit: 10_000 });
        expect(response.rateLimit.remaining).toBeLessThan(10_000);
        expect(Math.abs(response.rateLimit.resetAt.getTime() - Date.now())).toBeLessThan(62_000);
      });

      it("and neither side left the document", () => {
        expect(judge.violations).toEqual([]);
        expect(judge.operations.size).toBe(17);
      });
    });
  }
}
