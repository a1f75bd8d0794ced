import {
  createClient,
  createPatient,
  deletePatient,
  getPatient,
  listAllPatients,
  listPatients,
  uploadPatientDocument,
  type CallOptions,
  type Client,
  type UploadProgress,
} from "healos-client";

/** What each call of the suite came to, by its name: the same in every runtime. */
export type Told = Record<string, unknown>;

const cases: Record<string, (client: Client) => Promise<unknown>> = {
  "a list, with the key and what stands beside the data": async (client) => {
    const result = await listPatients(client, { limit: 1 });
    return result.ok && [result.data.map(({ name }) => name), result.meta.total_pages];
  },
  "one record, its id encoded": (client) => get(client, "p 1"),
  "a create, its text in UTF-8": async (client) => {
    const result = await createPatient(client, { body: { name: "Žofie 🩺" } });
    return result.ok && [result.response.status, result.data.name];
  },
  "an upload": async (client) => {
    const file = { data: new Blob(["%PDF-1.7"]), filename: "referral.pdf" };
    const result = await uploadPatientDocument(client, { patientId: "p1", body: { file } });
    return result.ok && result.data;
  },
  "an upload that tells its progress": async (client) => {
    const file = { data: new Blob(["%PDF-1.7".repeat(50_000)]), filename: "referral.pdf" };
    const told: UploadProgress[] = [];
    const onProgress = (progress: UploadProgress): void => void told.push(progress);
    const request = { patientId: "p1", body: { file } };
    const result = await uploadPatientDocument(client, request, { onProgress });
    const last = told.at(-1);
    return result.ok && [result.data, told[0]?.sent, last && last.sent === last.total];
  },
  "an answer without a body": async (client) => {
    const result = await deletePatient(client, { patientId: "p1" });
    return result.ok && [result.response.status, result.data ?? "nothing"];
  },
  "all pages": async (client) =>
    (await listAllPatients(client, {}, { prefetch: 1 }).toArray()).map(({ id }) => id),
  "a 404": (client) => get(client, "missing"),
  "a 429 with Retry-After, waited for": async (client) => {
    const started = Date.now();
    const told = await get(client, "limited");
    return [told, Date.now() - started >= 1_000 ? "not early" : "early"];
  },
  "a 429 whose wait does not fit": (client) => get(client, "always-limited"),
  "HTML of a proxy": (client) => get(client, "html"),
  "a redirect, not followed": (client) => get(client, "redirect"),
  "a body cut off": (client) => get(client, "cut", { retries: 0 }),
  "a time-out before the headers": (client) =>
    get(client, "silent", { timeoutMs: 200, retries: 0 }),
  "a time-out within the body": (client) => get(client, "stalled", { timeoutMs: 200, retries: 0 }),
  "an abort": (client) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 100);
    return get(client, "silent", { signal: controller.signal });
  },
  "a path that would lead elsewhere": (client) => get(client, ".."),
};

/** Makes the calls, one after the other. */
export async function carryOutSuite(origin: string): Promise<Told> {
  const client = createClient({
    baseUrl: `${origin}/v1`,
    apiKey: "secret",
    headers: { "X-Run": crypto.randomUUID() },
  });
  const told: Told = {};
  for (const [name, call] of Object.entries(cases)) told[name] = await call(client);
  return told;
}

/** A read as few words: its data, or its failure. */
async function get(client: Client, patientId: string, options?: CallOptions): Promise<unknown> {
  const result = await getPatient(client, { patientId }, options);
  if (result.ok) return result.data.name;
  const { error } = result;
  switch (error.kind) {
    case "http":
      return error.status === 429
        ? [error.kind, 429, error.retryAfterMs]
        : [error.kind, error.status];
    case "timeout":
      return [error.kind, error.afterMs];
    case "aborted":
      return [error.kind, error.reason];
    case "invalid":
      return [error.kind, error.parameter];
    default:
      return error.kind;
  }
}
