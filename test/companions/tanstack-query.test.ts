import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InfiniteQueryObserver, MutationObserver, QueryClient } from "@tanstack/query-core";
import { expect, test, vi } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { clientOf, type Exported } from "../client-of.js";
import { root } from "../program.js";

/*
 * The options for queries and mutations, in the hands of TanStack Query itself, against the emulator.
 */
type Make = (...given: unknown[]) => never;
type Pages = { pages: { items: { name: string }[]; next: string | null }[] } | undefined;
vi.setConfig({ testTimeout: 60_000 });

let made: Record<string, Make> = {};
let client: unknown;

/** In the first test that needs it. */
async function setUp(): Promise<void> {
  if (client !== undefined) return;
  const emulator = await createEmulator({ seed: 3 });
  const healos = readFileSync(join(root, "spec", "healos.yaml"), "utf8");
  const companions = ["tanstack-query"];
  const { client: exports, importFile } = await clientOf(healos, { companions });
  client = (exports as Exported)["createClient"]?.({
    apiKey: emulator.keys[0]?.key,
    baseUrl: `http://localhost${emulator.basePath}`,
    fetch: emulator.fetch,
  });
  made = (await importFile("tanstack-query")) as typeof made;
}

/** What one of the functions of the file makes. */
function make(name: string, ...given: unknown[]): never {
  return (made[name] as Make)(...given);
}

test("a list is loaded page by page, and goes on behind a page that was stored", async () => {
  await setUp();
  const options = make("listAllPatientsInfiniteOptions", client, { limit: 2 });
  const observer = new InfiniteQueryObserver(new QueryClient(), options);
  const pages = (): NonNullable<Pages>["pages"] =>
    (observer.getCurrentResult().data as Pages)?.pages ?? [];
  await observer.refetch();
  expect(pages().map(({ items }) => items.length)).toEqual([2]);
  while (observer.getCurrentResult().hasNextPage) await observer.fetchNextPage();
  const names = pages().flatMap(({ items }) => items.map(({ name }) => name));
  expect(new Set(names).size).toBeGreaterThan(4);
  expect(pages().at(-1)?.next).toBeNull();
  const from = pages()[0]?.next;
  const later = make("listAllPatientsInfiniteOptions", client, { limit: 2 }, { from });
  const resumed = (await new QueryClient().fetchInfiniteQuery(later)) as unknown as Pages;
  expect(resumed?.pages[0]?.items.map(({ name }) => name)).toEqual(names.slice(2, 4));
  // What begins elsewhere is another list.
  expect((later as { queryKey: unknown[] }).queryKey).toEqual([
    ...["healos-client", "patients", "listAllPatients", { limit: 2 }, from],
  ]);
  const lookup = make("listAllPatientsInfiniteOptions", client, { external_id: "none" });
  expect(await new QueryClient().fetchInfiniteQuery(lookup)).toMatchObject({
    pages: [{ items: [], next: null }],
  });
});

test("a mutation creates, a conflict is the operation's own, and lists are asked for again", async () => {
  await setUp();
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const body = { name: "Jane Doe", external_id: "EMR-77" };
  const create = new MutationObserver(queries, make("createPatientMutation", client));
  const created = (await create.mutate({ body } as never)) as unknown as { id: string };
  const list = make("listPatientsOptions", client, { external_id: "EMR-77" });
  const names = async (): Promise<string[]> =>
    ((await queries.fetchQuery(list)) as unknown as { name: string }[]).map(({ name }) => name);
  expect(await names()).toEqual(["Jane Doe"]);
  const update = new MutationObserver(queries, make("updatePatientMutation", client));
  await update.mutate({ patientId: created.id, body: { name: "Jane Roe" } } as never);
  expect(await names()).toEqual(["Jane Doe"]);
  await (make("invalidatePatients", queries) as Promise<void>);
  expect(await names()).toEqual(["Jane Roe"]);
  await expect(create.mutate({ body } as never)).rejects.toMatchObject({
    name: "ApiError",
    error: { kind: "http", status: 409 },
  });
  const ensure = new MutationObserver(queries, make("ensurePatientMutation", client));
  expect(await ensure.mutate({ body } as never)).toMatchObject({
    created: false,
    record: { id: created.id },
  });
});

test("the signal reaches the call, and what fails is not asked for by both", async () => {
  await setUp();
  const queries = new QueryClient();
  let asked = 0;
  const answering = (answer: (signal: AbortSignal) => Promise<object>): object => ({
    call: (_: object, __: object, { signal }: { signal: AbortSignal }) => {
      asked += 1;
      return answer(signal);
    },
  });
  const slow = answering(
    (signal) =>
      new Promise((resolve) => {
        const error = { kind: "aborted" };
        signal.addEventListener("abort", () => resolve({ ok: false, error }));
      }),
  );
  const running = queries.fetchQuery(make("getPatientOptions", slow, { patientId: "1" }));
  await queries.cancelQueries({ queryKey: ["healos-client", "patients"] });
  await expect(running).rejects.toThrow();
  const failing = answering(() => Promise.resolve({ ok: false, error: { kind: "network" } }));
  const failed = queries.fetchQuery(make("getPatientOptions", failing, { patientId: "2" }));
  await expect(failed).rejects.toThrow("network");
  expect(asked).toBe(2);
});

const odd = `
paths:
  /me:
    get:
      operationId: getMe
      tags: [me]
      parameters:
        - { name: session, in: cookie, schema: { type: string } }
        - { name: X-Access-Token, in: header, schema: { type: string } }
        - { name: api_key, in: query, schema: { type: string } }
        - { name: pin, in: query, schema: { $ref: "#/components/schemas/Pin" } }
        - { name: since, in: query, schema: { type: array, items: { type: integer, format: int64 } } }
      responses: { "204": { description: None. } }
  /found:
    post:
      operationId: search
      tags: [me]
      x-pagination: { style: cursor, cursor: page_token, next: next, items: items }
      parameters: [{ name: page_token, in: query, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { login: { type: object, properties: { pin: { $ref: "#/components/schemas/Pin" }, name: { type: string } } } } } } } }
      responses: { "200": { description: Some., content: { application/json: { schema: { type: object, required: [items], properties: { next: { type: string }, items: { type: array, items: { type: string } } } } } } } }
components: { schemas: { Pin: { type: string, format: password } } }
`;

test("keys hold no secret and are JSON; what has no body is kept as null; a search is a list", async () => {
  const companions = ["tanstack-query"];
  const { importFile } = await clientOf(odd, { companions, int64: "bigint" });
  const own = (await importFile("tanstack-query")) as Record<string, Make>;
  const given = {
    ...{ session: "s3cret", "X-Access-Token": "s3cret", api_key: "s3cret", pin: "s3cret" },
    since: [9n],
  };
  expect(own["getMeKey"]?.(given)).toEqual([
    ...["example-client", "me", "getMe", { since: ["9"] }],
  ]);
  const body = { login: { pin: "s3cret", name: "jane" } };
  const key = [
    "example-client",
    "me",
    "search",
    { page_token: "2", body: { login: { name: "jane" } } },
  ];
  expect(own["searchKey"]?.({ page_token: "2", body })).toEqual(key);
  expect(Object.keys(own)).toEqual(
    expect.arrayContaining(["searchMutation", "searchOptions", "searchAllInfiniteOptions"]),
  );
  const none = { call: () => Promise.resolve({ ok: true, data: undefined }) };
  expect(await new QueryClient().fetchQuery(own["getMeOptions"]?.(none, {}) as never)).toBeNull();
});
