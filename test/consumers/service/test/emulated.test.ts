import assert from "node:assert/strict";
import { test } from "node:test";
import { createPatient, unwrap } from "healos-client";
import { connect } from "../src/client.js";
import { readConfig } from "../src/config.js";
import { createApp } from "../src/http/app.js";
import { sign } from "../src/http/signature.js";
import { Log } from "../src/log.js";
import { Calendar } from "../src/records/appointments.js";
import { archive, store, titles } from "../src/records/documents.js";
import { exportPatients } from "../src/records/export.js";
import { Patients } from "../src/records/patients.js";
import { runSync } from "../src/run.js";

/* Against the emulator, which stands where HEALOS_URL says. */
const config = readConfig(process.env);
const log = new Log();
const client = connect(config, log);
const run = Math.random().toString(36).slice(2, 8);

test("an export is brought to Healos, and the second time nothing is left to do", async () => {
  const patients = `MRN;FAMILY;GIVEN;PRONOUNS;REMARKS;CONSENT\n${run}1;Doe;Jane;she;Walks.;Y\n${run}2;Roe;John;;;N\n`;
  const visits = `VISIT;MRN;BEGINS;MINUTES;KIND;STATE;REMARK;WEEKLY_UNTIL\n${run}1;${run}1;2026-03-16T09:00:00.000Z;30;V;P;;\n9;none;2026-03-16T09:00:00.000Z;30;O;D;;\n`;
  const first = await runSync(client, { patients, visits }, { log, config });
  assert.match(
    first,
    /^2 patients new, 0 changed, 0 as they were\.\n1 visit written\.\nWithout a patient: 9\./,
  );
  const again = await runSync(client, { patients, visits }, { log, config });
  assert.match(again, /^0 patients new, 0 changed, 2 as they were\./);
});

test("a patient is admitted, renamed, remarked on and dismissed", async () => {
  const patients = new Patients(client);
  const admitted = await patients.admit("Ann Poe", `${run}3`);
  assert.ok("id" in admitted && admitted.isNew);
  const again = await patients.admit("Ann Poe", `${run}3`);
  assert.ok("id" in again && !again.isNew && again.id === admitted.id);
  assert.equal((await patients.rename(admitted.id, "Anne Poe")).name, "Anne Poe");
  assert.equal(await patients.remark(admitted.id, "Sleeps badly."), "Sleeps badly.");
  assert.equal(await patients.consents(admitted.id, true), true);
  assert.equal((await patients.byNumber(`${run}3`))?.id, admitted.id);
  assert.match(await exportPatients(client), /Anne Poe/);
  assert.equal(await patients.dismiss(admitted.id), true);
  const gone = await patients.find(admitted.id);
  assert.equal("what" in gone && gone.what, "missing");
});

test("a second patient with one number is a conflict", async () => {
  const body = { name: "Jo", external_id: `MRN-${run}4` };
  await unwrap(createPatient(client, { body }));
  const second = await createPatient(client, { body });
  assert.equal(!second.ok && second.error.kind === "http" && second.error.status, 409);
});

test("visits are booked, moved and called off", async () => {
  const calendar = new Calendar(client);
  const { id } = await unwrap(createPatient(client, { body: { name: "Vi Sit" } }));
  const booked = await calendar.book(id, new Date("2026-05-04T10:00:00Z"), 20);
  assert.ok(booked);
  assert.equal(await calendar.move(booked, new Date("2026-05-04T11:00:00Z")), true);
  assert.equal((await calendar.byPatient("2026-05-01", "2026-05-31")).get(id), 1);
  assert.equal(await calendar.callOff(booked, "ill"), "CANCELLED");
  assert.ok((await calendar.board()).length > 0);
});

test("documents are stored once for each number of the archive", async () => {
  const { id } = await unwrap(createPatient(client, { body: { name: "Do Cument" } }));
  const bytes = new TextEncoder().encode("%PDF-1.7");
  let sent = 0;
  const stored = await store(client, id, {
    name: "letter.pdf",
    bytes,
    onProgress: (count) => (sent = count),
  });
  assert.ok("id" in stored && sent > 0);
  const first = await archive(client, id, { number: run, bytes });
  const second = await archive(client, id, { number: run, bytes });
  assert.deepEqual(
    [first, second].map((each) => "isNew" in each && each.isNew),
    [true, false],
  );
  assert.equal((await titles(client, id)).length, 2);
});

test("the service answers, and takes what the hospital signs", async () => {
  const app = createApp(client, config);
  const patient = {
    mrn: `${run}5`,
    familyName: "Hook",
    givenName: "Webb",
    pronouns: null,
    remarks: null,
    hasConsented: true,
  };
  const body = JSON.stringify({ type: "patient.admitted", patient });
  const at = Date.now();
  const headers = {
    "Hospital-Signature": sign(config.hospitalSecret, body, at),
    "Hospital-Time": String(at),
  };
  const taken = await app.request("/hospital", { method: "POST", body, headers });
  const { id, did } = (await taken.json()) as { id: string; did: string };
  assert.equal(did, "admitted");
  const card = await app.request(`/patients/${id}`);
  assert.deepEqual(((await card.json()) as { name: string }).name, "Webb Hook");
  assert.equal((await app.request(`/patients/${id}/row`)).status, 200);
  assert.equal((await app.request("/patients/0")).status, 404);
  assert.equal((await app.request("/hospital", { method: "POST", body })).status, 401);
});
