import { createClient, ensurePatient, getPatient, unwrap } from "healos-client";
import { fakeClient } from "healos-client/testing";

const client = createClient({
  apiKey: Deno.env.get("HEALOS_API_KEY"),
  baseUrl: Deno.env.get("HEALOS_URL"),
});

const body = { name: "Jane Doe", external_id: "EMR-12345" };
const first = await unwrap(ensurePatient(client, { body }));
const second = await unwrap(ensurePatient(client, { body }));

const fake = fakeClient({ getPatient: { error: { kind: "timeout", afterMs: 1 } } });
const faked = await getPatient(fake, { patientId: "1" });

console.log(JSON.stringify([first.record.id === second.record.id, faked.ok]));
