import { createClient, listPatients } from "./healos/index.js";

const client = createClient({ apiKey: "hlsk_none", baseUrl: "http://127.0.0.1:9" });
const page = await listPatients(client, { limit: 1 }, { retries: 0 });
console.log(page.ok ? page.data.length : page.error.kind);
