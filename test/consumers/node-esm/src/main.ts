import { createClient, unwrap } from "healos-client";
import { ensurePatient, getPatient } from "healos-client/patients";

const client = createClient({
  apiKey: process.env["HEALOS_API_KEY"],
  baseUrl: process.env["HEALOS_URL"],
});

const body = { name: "Jane Doe", external_id: "EMR-12345" };
const first = await unwrap(ensurePatient(client, { body }));
const second = await unwrap(ensurePatient(client, { body }));
const missing = await getPatient(client, { patientId: "0" });

console.log(
  JSON.stringify({
    created: [first.created, second.created],
    same: first.record.id === second.record.id,
    missing: missing.ok ? "found" : missing.error.kind === "http" && missing.error.status,
  }),
);
