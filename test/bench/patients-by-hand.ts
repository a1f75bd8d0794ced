/** A row, or a record, of the list that is loaded. */
interface Patient {
  external_id: string;
  name: string;
  notes?: string | null | undefined;
  id?: string;
}

/** The same reads and writes as `reconcilePatients`, without its care: the least that such a load takes. */
export async function patientsByHand(
  fetch: typeof globalThis.fetch,
  { baseUrl, concurrency }: { baseUrl: string; concurrency: number },
  rows: Iterable<Patient>,
): Promise<void> {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return ((await response.json()) as { data: unknown }).data;
  };

  const load = async ({ external_id, name, notes }: Patient): Promise<void> => {
    const found = (await call(
      "GET",
      `/patients?external_id=${encodeURIComponent(external_id)}`,
    )) as Patient[] | undefined;
    const isNew = found === undefined;
    const stored = (await (isNew
      ? call("POST", "/patients", { external_id, name })
      : call("GET", `/patients/${found[0]?.id ?? ""}`))) as Patient;
    const changes: Partial<Patient> = {
      ...(stored.name !== name && { name }),
      ...(stored.notes !== notes && { notes }),
    };
    if (Object.keys(changes).length > 0)
      await call("PATCH", `/patients/${stored.id ?? ""}`, changes);
  };

  const source = rows[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = source.next(); !next.done; next = source.next()) await load(next.value);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
