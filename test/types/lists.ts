import {
  ApiError,
  isApiError,
  listAllAppointments,
  listAllPatients,
  type Appointment,
  type Client,
  type ListPatientsError,
  type PageMeta,
  type PatientSummary,
} from "../../generated/src/index.js";

export async function pages(client: Client): Promise<string | undefined> {
  const list = listAllPatients(client, { limit: 50 }, { prefetch: 1, concurrency: 4 });
  let from: string | undefined;
  for await (const page of list.pages()) {
    const items: PatientSummary[] = page.items;
    const { total_pages }: PageMeta = page.meta;
    // The operation's own answer is there, too.
    const same: PatientSummary[] = page.data;
    const { status } = page.response;
    void [items, total_pages, same, status];
    from = page.checkpoint;
  }
  for await (const appointment of listAllAppointments(client, {}, { from })) {
    const one: Pick<Appointment, "id"> = appointment;
    void one;
  }

  // @ts-expect-error TS2353: the list has no such filter
  void listAllPatients(client, { nmae: "Jane" });

  // @ts-expect-error TS2322: a checkpoint is a string
  void listAllPatients(client, {}, { from: 2 });

  // @ts-expect-error TS2339: nothing of the list is known before it is iterated
  void list.length;
  return from;
}

export async function failures(client: Client): Promise<ListPatientsError | undefined> {
  for await (const result of listAllPatients(client).results()) {
    if (result.ok) {
      const items: PatientSummary[] = result.items;
      void items;
      continue;
    }
    // @ts-expect-error TS2339: a page that failed has no items
    void result.items;
    if (result.error.kind === "http" && result.error.status === 429) {
      const wait: number | undefined = result.error.retryAfterMs;
      void wait;
    }
    // @ts-expect-error TS2367: a list is never answered with 409
    if (result.error.kind === "http" && result.error.status === 409) return undefined;
    return result.error;
  }
  try {
    await listAllPatients(client).toArray();
  } catch (error) {
    if (isApiError(error, "listPatients")) {
      const failure: ListPatientsError = error.error;
      return failure;
    }
    if (error instanceof ApiError) throw error;
  }
  return undefined;
}
