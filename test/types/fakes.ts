import { getPatient, listPatients, type Result } from "../../generated/src/index.js";
import { fakeClient } from "../../generated/src/testing.js";

const patient = { id: "1", name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z" };
const meta = { page: 1, limit: 20, total_pages: 1 };

// Answers: one for every call, a list of them in turn, or a function of the request.
const client = fakeClient({
  getPatient: { data: patient, response: { status: 203 } },
  listPatients: [
    { error: { kind: "http", status: 429, body: { error: "Too many" }, retryAfterMs: 1_000 } },
    { data: [patient], meta },
  ],
  updatePatient: ({ patientId, body }, { signal }) =>
    signal?.aborted
      ? { error: { kind: "aborted", reason: signal.reason } }
      : { data: { ...patient, id: patientId, name: body.name ?? "" } },
  createPatient: () => Promise.resolve({ error: { kind: "network", maybeApplied: true } }),
  deletePatient: { data: undefined },
});

// A fake is a client, and tells what it was called with.
export const read: Promise<Result<{ name: string }, unknown>> = getPatient(client, {
  patientId: "1",
});
export const listed: Promise<unknown> = listPatients(client);
for (const call of client.calls) {
  if (call.operation === "updatePatient") {
    const id: string = call.request.patientId;
    void id;
    // @ts-expect-error TS2339: an update has no page
    void call.request.page;
  }
  // @ts-expect-error TS2367: there is no such operation
  if (call.operation === "getPatients") void call;
}

// @ts-expect-error TS2561: there is no such operation
fakeClient({ getPatients: { data: patient } });

// @ts-expect-error TS2322: a patient has a name
fakeClient({ getPatient: { data: { id: "1", created_at: "2026-03-15T09:30:00.000Z" } } });

// @ts-expect-error TS2322: what is beside the data is not left out
fakeClient({ listPatients: { data: [patient] } });

// @ts-expect-error TS2322: reading a patient declares no 409
fakeClient({ getPatient: { error: { kind: "http", status: 409, body: { error: "In use" } } } });

// @ts-expect-error TS2322: a body of another shape
fakeClient({ getPatient: { error: { kind: "http", status: 404, body: "Not found" } } });

// @ts-expect-error TS2322: an answer is data or a failure
fakeClient({ getPatient: { data: patient, error: { kind: "network" } } });

// @ts-expect-error TS2322: also what a function answers
fakeClient({ getPatient: () => ({ data: { id: "1" } }) });

// @ts-expect-error TS2339: the request is the operation's own
fakeClient({ getPatient: ({ page }) => ({ data: { ...patient, page } }) });
