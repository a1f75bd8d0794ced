import { describe, expect, test } from "vitest";
import {
  basic,
  bearer,
  connect,
  type ApiDescription,
  type CallFailure,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

/* A supplier that keeps its secret is told when the server refuses it, and asked once for all calls. */

const description: ApiDescription = {
  baseUrl: "",
  schemes: {
    token: { send: bearer, options: ["bearerToken"] },
    login: { send: basic, options: ["username", "password"] },
  },
  security: [["token"]],
};
const get: Operation = { id: "get", method: "GET", path: "/x", errors: [401] };

/** Serves those who have one of these tokens. */
function guarded(...valid: string[]): Promise<JsonServer> {
  return jsonServer(({ headers }, response) => {
    const isValid = valid.some((token) => headers.authorization === `Bearer ${token}`);
    send(response, {}, { status: isValid ? 200 : 401 });
  });
}

function manyCalls(
  server: JsonServer,
  bearerToken: (refused?: string) => string | Promise<string>,
  count = 50,
): Promise<Result<unknown, CallFailure>[]> {
  const options = { baseUrl: server.url, bearerToken } as Parameters<typeof connect>[0];
  const client = connect(options, description);
  return Promise.all(
    Array.from({ length: count }, () => client.call<Result<unknown, CallFailure>>(get)),
  );
}

const later = <Value>(value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(value), 20));

describe("50 calls with a token that was revoked", () => {
  test("are one renewal, and all succeed", async () => {
    const server = await guarded("new");
    let token = "old";
    const refusals: unknown[] = [];
    const results = await manyCalls(server, async (refused) => {
      if (refused !== undefined) refusals.push(refused);
      if (refused === token) token = await later("new");
      return token;
    });
    expect(results.map(({ ok }) => ok)).toEqual(Array(50).fill(true));
    expect(refusals).toEqual(["old"]);
    expect(server.received).toHaveLength(100);
    await server.close();
  });

  test("are one renewal too where the supplier does not keep what it gets", async () => {
    const server = await guarded("new");
    let renewals = 0;
    const results = await manyCalls(server, (refused) => {
      if (refused === undefined) return "old";
      renewals++;
      return later("new");
    });
    expect([results.every(({ ok }) => ok), renewals]).toEqual([true, 1]);
    await server.close();
  });

  test("fail for its reason where it cannot be renewed, and later calls ask again", async () => {
    const server = await guarded("new");
    const down = new Error("vault down");
    let renewals = 0;
    const supplier = async (refused?: string): Promise<string> => {
      if (refused === undefined) return "old";
      const isFirst = renewals++ === 0;
      await later("new");
      if (isFirst) throw down;
      return "new";
    };
    const options = { baseUrl: server.url, bearerToken: supplier };
    const client = connect(options as Parameters<typeof connect>[0], description);
    const one = (): Promise<Result<unknown, CallFailure>> => client.call(get);
    const [first, second] = await Promise.all([one(), one()]);
    for (const result of [first, second])
      expect((result as { error: { cause: unknown } }).error.cause).toBe(down);
    expect(await one()).toMatchObject({ ok: true });
    expect(renewals).toBe(2);
    await server.close();
  });
});

test("a supplier that gives the refused secret again is told again by the next call", async () => {
  const server = await guarded("new");
  const refusals: string[] = [];
  let current = "old";
  const supplier = (refused?: string): string => {
    if (refused !== undefined) refusals.push(refused);
    return current;
  };
  const client = connect(
    { baseUrl: server.url, bearerToken: supplier } as Parameters<typeof connect>[0],
    description,
  );
  expect(await client.call(get)).toMatchObject({ error: { status: 401 } });
  current = "new";
  expect(await client.call(get)).toMatchObject({ ok: true });
  expect(refusals).toEqual(["old"]);
  await server.close();
});

test("a name and a password are told of each on its own", async () => {
  const asked: unknown[] = [];
  const server = await jsonServer(({ headers }, response) => {
    const isNew = headers.authorization === `Basic ${btoa("u:new")}`;
    send(response, {}, { status: isNew ? 200 : 401 });
  });
  const options = {
    baseUrl: server.url,
    username: (refused?: string) => (asked.push(["name", refused]), "u"),
    password: (refused?: string) => (asked.push(["password", refused]), refused ? "new" : "old"),
  };
  const client = connect(options as Parameters<typeof connect>[0], description);
  expect(await client.call({ ...get, security: [["login"]] })).toMatchObject({ ok: true });
  expect(asked).toEqual([
    ["name", undefined],
    ["password", undefined],
    ["name", "u"],
    ["password", "old"],
  ]);
  await server.close();
});
