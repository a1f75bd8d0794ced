import { createClient, listPatients, type PatientId } from "@clinic/healos";

const client = createClient({
  apiKey: process.env["HEALOS_API_KEY"],
  baseUrl: process.env["HEALOS_URL"],
});

const result = await listPatients(client, { limit: 2 });
const ids: PatientId[] = result.ok ? result.data.map(({ id }) => id) : [];
console.log(JSON.stringify(ids.length));
