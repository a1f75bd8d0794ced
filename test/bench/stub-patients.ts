interface Patient {
  id: string;
  external_id: string;
  name: string;
  created_at: string;
  [field: string]: unknown;
}

/** The patients of the Healos API behind a `fetch`, in memory. */
export interface StubPatients {
  fetch: typeof fetch;
  /** How many requests there were since the last time. */
  takeRequests(): number;
}

export function stubPatients(): StubPatients {
  const byId = new Map<string, Patient>();
  const byExternalId = new Map<string, Patient>();
  let requests = 0;

  const create = ({ name, external_id }: Patient): Response => {
    const existing = byExternalId.get(external_id);
    if (existing) return answer(409, { error: "external_id in use", data: existing });
    const patient: Patient = {
      id: String(1_743_552_000_000_000 + byId.size),
      external_id,
      name,
      pronouns: null,
      notes: null,
      consent: false,
      created_at: "2026-03-15T09:30:00.000Z",
    };
    byId.set(patient.id, patient);
    byExternalId.set(external_id, patient);
    return answer(201, { data: patient });
  };

  const list = (externalId: string): Response => {
    const patient = byExternalId.get(externalId);
    if (patient === undefined) return missing();
    const { id, name, created_at, external_id } = patient;
    const meta = { page: 1, limit: 20, total_pages: 1 };
    return answer(200, { data: [{ id, name, created_at, external_id }], meta });
  };

  const respond = (method: string, url: string, body: string): Response => {
    if (method === "POST") return create(JSON.parse(body) as Patient);
    const { pathname, searchParams } = new URL(url);
    const externalId = searchParams.get("external_id");
    if (externalId !== null) return list(externalId);
    const patient = byId.get(pathname.slice(pathname.lastIndexOf("/") + 1));
    if (patient === undefined) return missing();
    if (method === "PATCH") Object.assign(patient, JSON.parse(body));
    return answer(200, { data: patient });
  };

  return {
    fetch: (input, init) => {
      requests++;
      const text = typeof init?.body === "string" ? init.body : "";
      return Promise.resolve(respond(init?.method ?? "GET", String(input), text));
    },
    takeRequests: () => {
      const count = requests;
      requests = 0;
      return count;
    },
  };
}

function missing(): Response {
  return answer(404, { error: "Patient not found" });
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });
}
