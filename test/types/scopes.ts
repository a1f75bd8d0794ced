import {
  createClient,
  createPatient,
  ensurePatient,
  findPatientByExternalId,
  getPatient,
  listAllPatients,
  listNotes,
  reconcilePatients,
  type Client,
  type ClientOptions,
  type ClientScope,
} from "../../generated/src/index.js";
import { bindClient, type BoundClient } from "../../generated/src/bind-client.js";
import { fakeClient } from "../../generated/src/testing.js";

const body = { name: "Jane Doe", external_id: "a" };

// A client without scopes takes all, and stands wherever one is needed.
const all: Client = createClient({ apiKey: "key" });
export const full: Client = createClient({ apiKey: "key", scopes: undefined });
void createPatient(all, { body });

// One with scopes takes what they allow.
const reading = createClient({ apiKey: "key", scopes: ["patients:read"] });
void getPatient(reading, { patientId: "1" });
listAllPatients(reading);
void findPatientByExternalId(reading, { external_id: "a" });
// @ts-expect-error TS2345: another resource
void listNotes(reading);
// @ts-expect-error TS2345: a write
void createPatient(reading, { body });
// @ts-expect-error TS2345: it reads and writes
void ensurePatient(reading, { body });
// @ts-expect-error TS2345: it writes
void reconcilePatients(reading, []);

// What reads and writes needs both.
const both = createClient({ scopes: ["patients:read", "patients:write"] });
void ensurePatient(both, { body });
void reconcilePatients(both, []);
const writing = createClient({ scopes: ["patients:write"] });
void createPatient(writing, { body });
// @ts-expect-error TS2345: it may not look for the record
void ensurePatient(writing, { body });

// @ts-expect-error TS2820: a scope that there is not
createClient({ scopes: ["patients:red"] });

// No scopes are none.
const none = createClient({ scopes: [] });
// @ts-expect-error TS2345: it needs a scope
void getPatient(none, { patientId: "1" });

// A wrapper says what it needs, and no more is asked of its callers.
async function nameOf(client: Client<"patients:read">, patientId: string): Promise<string> {
  const result = await getPatient(client, { patientId });
  return result.ok ? result.data.name : "";
}
export const names: Promise<string>[] = [nameOf(reading, "1"), nameOf(both, "1"), nameOf(all, "1")];
// @ts-expect-error TS2345: it may not read
void nameOf(writing, "1");

// A wrapper that says nothing needs everything.
function anything(client: Client): void {
  void createPatient(client, { body });
}
anything(all);
// @ts-expect-error TS2345: whoever takes a `Client` may write
anything(reading);
// @ts-expect-error TS2322: the same of a variable
export const unrestricted: Client = reading;
// @ts-expect-error TS2345: a copy has the same scopes
void createPatient({ ...reading }, { body });

// A generic wrapper keeps the scopes that it is given.
function kept<Scope extends ClientScope>(client: Client<Scope>): Client<Scope> {
  return client;
}
void getPatient(kept(reading), { patientId: "1" });
// @ts-expect-error TS2345: as without the wrapper
void createPatient(kept(reading), { body });

// Options that are written down elsewhere.
const options: ClientOptions<"patients:read"> = { apiKey: "key", scopes: ["patients:read"] };
// @ts-expect-error TS2345: a write
void createPatient(createClient(options), { body });
const listed = ["patients:read", "notes:read"] as const;
void listNotes(createClient({ scopes: listed }));

// The bound client has the same functions, and those that it may not call are none.
const api: BoundClient<"patients:read"> = bindClient(reading);
void api.patients.get({ patientId: "1" });
api.patients.listAll();
// @ts-expect-error TS2349: a write
void api.patients.create({ body });
void bindClient(all).patients.create({ body });
void bindClient(fakeClient()).patients.create({ body });

// A fake takes all.
void getPatient(fakeClient(), { patientId: "1" });
export const fake: Client<"patients:read"> = fakeClient();
