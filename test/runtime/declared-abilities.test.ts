import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf, errorsOfUse, type ClientOf } from "../client-of.js";

/* What a document declares for its client: idempotency keys, a next page's URL, and `RateLimit`. */

const document = `
paths:
  /charges:
    post:
      operationId: createCharge
      x-idempotency-key: idempotency-key
      parameters:
        - { name: Idempotency-Key, in: header, required: true, schema: { type: string, maxLength: 64 } }
        - { name: X-Note, in: header, schema: { type: string } }
      responses: { "201": { description: "", content: { application/json: { schema: { type: object } } } } }
  /rows:
    get:
      operationId: listRows
      x-pagination: { style: link, next: links.next, items: rows }
      parameters: [{ name: after, in: query, schema: { type: string } }, { name: q, in: query, schema: { type: string } }]
      responses:
        "200":
          description: ""
          headers:
            RateLimit: { schema: { type: string } }
            RateLimit-Policy: { schema: { type: string } }
          content:
            application/json:
              schema:
                type: object
                properties:
                  rows: { type: array, items: { type: object } }
                  links: { type: object, properties: { next: { type: [string, "null"] } } }
`;

type Answer = [status: number, body: unknown, headers?: Record<string, string>];

let made: ClientOf;
let answer: (request: IncomingMessage) => Answer = () => [200, {}];
const received: IncomingMessage[] = [];
const server = createServer((request, response) => {
  received.push(request);
  const [status, body, headers] = answer(request);
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
});
let client: unknown;

/** Once, and within a test: the folder that it takes goes away with that. */
async function setUp(): Promise<ClientOf> {
  const built = await clientOf(document);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = built.client["createClient"]?.({ baseUrl });
  return built;
}

let settingUp: Promise<ClientOf> | undefined;
beforeEach(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  made = await (settingUp ??= setUp());
});
afterAll(() => server.close());

/** Answers anew, and forgets what was received. */
function serve(next: typeof answer): void {
  received.length = 0;
  answer = next;
}

describe("an idempotency key", () => {
  const keys = (): unknown[] => received.map(({ headers }) => headers["idempotency-key"]);
  const create = (request?: object): Promise<unknown> =>
    (made.client["createCharge"] as (...given: unknown[]) => Promise<unknown>)(client, request);

  test("is made for each call, and kept over its repetitions", async () => {
    serve(() => (received.length % 3 === 0 ? [201, {}] : [500, {}]));
    expect(await create({})).toMatchObject({ ok: true, response: { attempts: 3 } });
    expect(await create()).toMatchObject({ ok: true, response: { attempts: 3 } });
    const [first, second, third, fourth] = keys();
    expect(first).toMatch(/^[\da-f-]{36}$/);
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  });

  test("of the caller's own is used", async () => {
    serve(() => (received.length === 1 ? [503, {}] : [201, {}]));
    expect(await create({ "Idempotency-Key": "mine" })).toMatchObject({ ok: true });
    expect(keys()).toEqual(["mine", "mine"]);
  });

  test("must be given where the platform makes none", async () => {
    serve(() => [201, {}]);
    vi.stubGlobal("crypto", { getRandomValues: () => undefined });
    const parameter = "Idempotency-Key";
    expect(await create({})).toMatchObject({ error: { kind: "invalid", parameter } });
    expect(await create({ [parameter]: "mine" })).toMatchObject({ ok: true });
    vi.unstubAllGlobals();
    expect(keys()).toEqual(["mine"]);
  });

  test("may be left out, though the header is required", () => {
    const use = `import { createCharge, createClient } from "./index.js";
void createCharge(createClient());
void createCharge(createClient(), { "Idempotency-Key": "mine" });
void createCharge(createClient(), { "Idempotency-Key": 1 });`;
    expect(errorsOfUse(made, use)).toEqual(["4 TS2322"]);
  });
});

describe("the next page's URL in the body", () => {
  const toArray = async (request = {}): Promise<unknown> => {
    const list = made.client["listAllRows"] as unknown as (...given: unknown[]) => {
      toArray(): Promise<unknown>;
    };
    return list(client, request).toArray();
  };
  const page = (id: number, next?: unknown): Answer => [
    200,
    { rows: [{ id }], ...(next !== undefined && { links: { next } }) },
  ];

  test.each([
    ["absolute, elsewhere", "https://evil.example/v2/other?after=2&q=a&extra=1"],
    ["relative", "/rows?after=2"],
    ["a query alone", "?after=2"],
  ])("%s: its parameters are taken, and nothing else", async (_, next) => {
    for (const last of [null, undefined, ""]) {
      serve(({ url = "" }) => (url.includes("after=2") ? page(2, last) : page(1, next)));
      expect(await toArray({ q: "a" })).toEqual([{ id: 1 }, { id: 2 }]);
      const asked = received.map(({ url = "" }) => new URL(url, "http://h").searchParams);
      expect(asked.map((query) => Object.fromEntries(query))).toEqual([
        { q: "a" },
        { q: "a", after: "2" },
      ]);
    }
  });

  test.each([false, {}, 7, "https://[", "/rows?other=1"])("%j is a decode", async (next) => {
    serve(() => page(1, next));
    await expect(toArray()).rejects.toMatchObject({ error: { kind: "decode" } });
  });
});

describe("RateLimit", () => {
  const list = async (headers: Record<string, string>): Promise<unknown> => {
    serve(() => [200, { rows: [] }, headers]);
    const result = (await made.client["listRows"]?.(client)) as { response: object };
    return (result.response as { rateLimit?: unknown }).rateLimit;
  };

  test.each([
    ['"default";r=50;t=30', '"default";q=100;w=60', { remaining: 50, limit: 100, t: 30 }],
    ['"a";r=9;t=9, "b" ; r=1;t=2', '"a";q=10;w=1,"b";q=5', { remaining: 1, limit: 5, t: 2 }],
    ['"a";r=1;t=9, "b";r=1;t=20', '"c";q=1', { remaining: 1, t: 20 }],
    ['"a, b;r=7";r=3;pk=:abc==:', "", { remaining: 3 }],
    ["default;r=0;t=1", "default;q=2", { remaining: 0, limit: 2, t: 1 }],
    ['"a";r=-1;t=1', '"a";q=1', undefined],
    ['"a";t=1', '"a";q=1', undefined],
    ["garbage;;;=", "", undefined],
  ])("%s with %s", async (current, policy, expected) => {
    const before = Date.now();
    const told = (await list({ ratelimit: current, "ratelimit-policy": policy })) as
      { resetAt?: Date } | undefined;
    const { resetAt, ...rest } = told ?? {};
    const { t, ...others } = (expected ?? {}) as { t?: number; remaining?: number };
    expect(told && rest).toEqual(expected && others);
    if (t === undefined) expect(resetAt).toBeUndefined();
    else expect((resetAt?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(t * 1000 - 5);
  });

  test("a 429 waits for the reset of what is used up", async () => {
    serve(() =>
      received.length === 1 ? [429, {}, { ratelimit: '"default";r=0;t=1' }] : [200, { rows: [] }],
    );
    const began = performance.now();
    expect(await made.client["listRows"]?.(client)).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeGreaterThan(950);
  });
});
