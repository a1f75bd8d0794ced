import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InfiniteQueryObserver, MutationObserver, QueryClient } from "@tanstack/query-core";
import { expect, test } from "vitest";
import { createEmulator, type Emulator } from "../../src/emulator.js";
import { clientOf } from "../client-of.js";
import { root } from "../program.js";

/*
 * The options for queries and mutations, in the hands of TanStack Query itself, against the emulator.
 */
type Options = (client: object, request?: object, options?: object) => never;
let emulator: Emulator;
let made: undefined | Record<string, Options & ((queries: QueryClient) => Promise<void>)>;
let client: object;

/** In the first test that needs it. */
async function setUp(): Promise<void> {
  if (made !== undefined) return;
  emulator = await createEmulator({ seed: 3 });
  const healos = readFileSync(join(root, "spec", "healos.yaml"), "utf8");
  const { client: exports, importFile } = await clientOf(healos, {
    companions: ["tanstack-query"],
  });
  client = (exports["createClient"] as unknown as (options: object) => object)({
    apiKey: emulator.keys[0]?.key,
    baseUrl: `http://localhost${emulator.basePath}`,
    fetch: emulator.fetch,
  });
  made = (await importFile("tanstack-query")) as typeof made;
}

/** One of the functions of the file. */
function call(name: string, ...given: unknown[]): never {
  const run = made?.[name] as unknown as (...given: unknown[]) => never;
  return run(...given);
}

test(
  "a list is loaded page by page, and goes on behind a page that was stored",
  { timeout: 60_000 },
  async () => {
    await setUp();
    const queries = new QueryClient();
    const options = call("listAllPatientsInfiniteOptions", client, { limit: 2 });
    const observer = new InfiniteQueryObserver(queries, options);
    const names = (): string[] =>
      (
        observer.getCurrentResult().data as unknown as { pages: { items: { name: string }[] }[] }
      ).pages.flatMap(({ items }) => items.map(({ name }) => name));
    await observer.refetch();
    expect(names()).toHaveLength(2);
    expect(observer.getCurrentResult().hasNextPage).toBe(true);
    const stored = (observer.getCurrentResult().data as unknown as { pages: { next: string }[] })
      .pages[0]?.next;
    while (observer.getCurrentResult().hasNextPage) await observer.fetchNextPage();
    const all = names();
    expect(all.length).toBeGreaterThan(2);
    const later = call("listAllPatientsInfiniteOptions", client, { limit: 2 }, { from: stored });
    const { pages } = (await new QueryClient().fetchInfiniteQuery(later)) as unknown as {
      pages: { items: { name: string }[] }[];
    };
    expect(pages[0]?.items.map(({ name }) => name)).toEqual(all.slice(2, 4));
  },
);

test(
  "a mutation creates, a conflict is the operation's own failure, and lists are asked for again",
  { timeout: 60_000 },
  async () => {
    await setUp();
    const queries = new QueryClient();
    const list = call("listPatientsOptions", client, { limit: 50 });
    const before = (await queries.fetchQuery(list)) as unknown as object[];
    const create = new MutationObserver(queries, call("createPatientMutation", client));
    const body = { name: "Jane Doe", external_id: "EMR-77" };
    const created = (await create.mutate({ body } as never)) as unknown as { id: string };
    await expect(create.mutate({ body } as never)).rejects.toMatchObject({
      name: "ApiError",
      error: { kind: "http", status: 409 },
    });
    await call("invalidatePatients", queries);
    const after = (await queries.fetchQuery(list)) as unknown as object[];
    expect(after).toHaveLength(before.length + 1);
    const ensure = new MutationObserver(queries, call("ensurePatientMutation", client));
    expect(await ensure.mutate({ body } as never)).toMatchObject({
      created: false,
      record: { id: created.id },
    });
  },
);

test(
  "the signal reaches the call, and a failed query is not repeated by both",
  { timeout: 60_000 },
  async () => {
    await setUp();
    const queries = new QueryClient();
    let asked = 0;
    const slow = {
      call: (_: object, __: object, { signal }: { signal: AbortSignal }) =>
        new Promise((resolve) => {
          asked += 1;
          signal.addEventListener("abort", () =>
            resolve({ ok: false, error: { kind: "aborted" } }),
          );
        }),
    };
    const running = queries.fetchQuery(call("getPatientOptions", slow, { patientId: "1" }));
    await queries.cancelQueries({ queryKey: ["healos-client", "patients"] });
    await expect(running).rejects.toThrow();
    const failing = {
      call: () => Promise.resolve((asked += 1) && { ok: false, error: { kind: "network" } }),
    };
    await expect(
      queries.fetchQuery(call("getPatientOptions", failing, { patientId: "2" })),
    ).rejects.toThrow("network");
    expect(asked).toBe(2);
  },
);

test(
  "keys are nested by client, resource and operation, and hold no secret",
  { timeout: 60_000 },
  async () => {
    await setUp();
    expect(call("getPatientKey", { patientId: "1" })).toEqual([
      "healos-client",
      "patients",
      "getPatient",
      { patientId: "1" },
    ]);
    const document = `
paths:
  /me:
    get:
      operationId: getMe
      tags: [me]
      parameters:
        - { name: session, in: cookie, schema: { type: string } }
        - { name: X-Access-Token, in: header, schema: { type: string } }
        - { name: pin, in: query, schema: { type: string, format: password } }
        - { name: since, in: query, schema: { type: integer, format: int64 } }
      responses: { "200": { description: Me., content: { application/json: { schema: { type: object } } } } }
`;
    const { importFile } = await clientOf(document, {
      companions: ["tanstack-query"],
      int64: "bigint",
    });
    const { getMeKey } = (await importFile("tanstack-query")) as {
      getMeKey: (request: object) => unknown;
    };
    const given = { session: "s3", "X-Access-Token": "s4", pin: "s5", since: 9n };
    expect(JSON.stringify(getMeKey(given))).toBe('["example-client","me","getMe",{"since":"9"}]');
  },
);
