import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import {
  apiKeyCookie,
  apiKeyHeader,
  apiKeyQuery,
  basic,
  bearer,
  byName,
  byNameOnly,
  connect,
  inBody,
  inHeader,
  json,
  multipart,
  writeGuard,
  type ApiDescription,
  type CallFailure,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, type JsonServer } from "./json-server.js";

type Options = Parameters<typeof connect>[0] & Readonly<Record<string, unknown>>;

const description: ApiDescription = {
  baseUrl: "https://api.example",
  schemes: {
    header: { send: apiKeyHeader, name: "X-API-Key", options: ["apiKey"], from: byName },
    query: { send: apiKeyQuery, name: "api key", options: ["apiKey"] },
    cookie: { send: apiKeyCookie, name: "session", options: ["apiKey"] },
    token: { send: bearer, options: ["bearerToken"] },
    login: { send: basic, options: ["username", "password"], from: byName },
    only: { send: apiKeyHeader, name: "X-Only", options: ["apiKey"], from: byNameOnly },
  },
  security: [["header"]],
};
const get: Operation = {
  id: "get",
  method: "GET",
  path: "/x",
  errors: [401],
  parameters: [[inHeader, "X-Note"]],
};

let server: JsonServer;
beforeAll(async () => (server = await jsonServer()));
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

/** Calls with these options, and gives what the server saw. */
async function seen(
  options: Options,
  security?: string[][],
): Promise<JsonServer["received"][number] | undefined> {
  const client = connect({ baseUrl: server.url, ...options }, description);
  const result = await client.call<Result<unknown, CallFailure>>(
    security ? { ...get, security } : get,
    { "X-Note": "n" },
  );
  expect(result).toMatchObject({ ok: true });
  return server.received.at(-1);
}

describe("schemes", () => {
  test("an API key in a header, the query, a cookie", async () => {
    expect((await seen({ apiKey: "k 1" }))?.headers["x-api-key"]).toBe("k 1");
    expect((await seen({ apiKey: "k&1" }, [["query"]]))?.url).toBe("/x?api%20key=k%261");
    expect((await seen({ apiKey: "k;1" }, [["cookie"]]))?.headers.cookie).toBe("session=k%3B1");
  });

  test("a bearer token, and a name with a password", async () => {
    expect((await seen({ bearerToken: "t" }, [["token"]]))?.headers.authorization).toBe("Bearer t");
    const login = await seen({ username: "jané", password: "p:ä" }, [["login"]]);
    const expected = Buffer.from("jané:p:ä").toString("base64");
    expect(login?.headers.authorization).toBe(`Basic ${expected}`);
  });

  test("secrets by the scheme's name win", async () => {
    const auth = {
      header: () => Promise.resolve("named"),
      login: { username: "u", password: () => "p" },
    };
    expect((await seen({ apiKey: "plain", auth }))?.headers["x-api-key"]).toBe("named");
    expect((await seen({ auth }, [["login"]]))?.headers.authorization).toBe(`Basic ${btoa("u:p")}`);
    const only = [["only"]];
    expect((await seen({ auth: { only: "o" } }, only))?.headers["x-only"]).toBe("o");
    for (const options of [{ apiKey: "k" }, { auth: { header: "h" } }, { auth: undefined }])
      expect((await seen(options, only))?.headers).not.toHaveProperty("x-only");
  });

  test("the first alternative whose secrets are all there is sent, and only it", async () => {
    const alternatives = [["header", "token"], ["token"], ["login"]];
    const one = await seen({ bearerToken: "t" }, alternatives);
    expect(one?.headers).toMatchObject({ authorization: "Bearer t" });
    const both = await seen({ bearerToken: "t", apiKey: "k" }, alternatives);
    expect(both?.headers).toMatchObject({ authorization: "Bearer t", "x-api-key": "k" });
    expect((await seen({ apiKey: "k" }, []))?.headers).not.toHaveProperty("x-api-key");
    expect((await seen({}))?.headers).not.toHaveProperty("x-api-key");
  });
});

describe("without a key", () => {
  /** What a client says whose operations are called with these securities, one after the other. */
  async function told(options: object, ...securities: string[][][]): Promise<unknown[]> {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const client = connect({ baseUrl: server.url, ...options } as Options, description);
    for (const security of securities) await client.call({ ...get, security });
    return warn.mock.calls.map(([text]: unknown[]) => text);
  }

  test("a client says so once, when a call needs one, and names the option that is read", async () => {
    const apiKey = "No auth.header is sent. Pass null if that is meant.";
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const client = connect({ baseUrl: server.url }, description);
    expect(warn).not.toHaveBeenCalled();
    await client.call(get);
    await client.call(get);
    expect(warn.mock.calls).toEqual([[apiKey]]);
    warn.mockClear();
    expect(await told({ apiKey: undefined }, [["header"]], [["token"]])).toEqual([apiKey]);
    warn.mockClear();
    expect(await told({ apiKey: "k" }, [["header", "login"]])).toEqual([
      "No auth.login is sent. Pass null if that is meant.",
    ]);
    warn.mockClear();
    expect(await told({ apiKey: "k" }, [["only"]])).toEqual([
      "No auth.only is sent. Pass null if that is meant.",
    ]);
    warn.mockClear();
    expect(await told({}, [["token"]])).toEqual([
      "No bearerToken (token) is sent. Pass null if that is meant.",
    ]);
  });

  test.each<[object, string[][]]>([
    [{ apiKey: "k" }, [["header"]]],
    [{ apiKey: null }, [["header"]]],
    [{ auth: { header: null } }, [["header"]]],
    [{ auth: { only: null } }, [["only"]]],
    [{ apiKey: null }, [["token"]]],
    [{}, []],
    [{}, [["header"], []]],
    [{ bearerToken: "t" }, [["header"], ["token"]]],
    [{}, [["mutual tls"]]],
  ])("%j says nothing where an operation needs %j", async (options, security) => {
    expect(await told(options, security)).toEqual([]);
  });

  test.each([
    ["apiKey", ""],
    ["apiKey", " "],
    ["bearerToken", ""],
  ])("%s %j is refused by its name when the client is made", (option, text) => {
    expect(() => connect({ [option]: text } as object, description)).toThrow(
      `${option} is empty or not visible ASCII.`,
    );
  });
});

test("a 401 asks the supplier once more", async () => {
  const keys = ["old", "new"];
  const used: unknown[] = [];
  const own = await jsonServer(({ headers }, response) => {
    used.push(headers["x-api-key"]);
    response.writeHead(headers["x-api-key"] === "new" ? 204 : 401).end();
  });
  const client = connect(
    { baseUrl: own.url, apiKey: () => keys.shift() ?? "none" } as Options,
    description,
  );
  expect(await client.call(get)).toMatchObject({ ok: true, response: { attempts: 2 } });
  expect(used).toEqual(["old", "new"]);
  await own.close();
});

test.each([
  ["header", "apiKey", {}],
  ["token", "bearerToken", {}],
  ["login", "username", { password: "p" }],
  ["login", "password", { username: "u" }],
])("%s: a supplier of %s that gives nothing is told of, and nothing sent", async (...given) => {
  const [scheme, option, rest] = given;
  const before = server.received.length;
  for (const nothing of [undefined, null]) {
    const options = { baseUrl: server.url, ...rest, [option]: () => nothing } as Options;
    const result = await connect(options, description).call({ ...get, security: [[scheme]] });
    expect(result).toMatchObject({ error: { kind: "invalid", parameter: option } });
  }
  expect(server.received.length).toBe(before);
});

describe.each([301, 302, 303, 307, 308])("a %i", (status) => {
  test.each([
    ["GET", "same"],
    ["GET", "other"],
    ["POST", "same"],
    ["POST", "other"],
  ])("to a %s of the %s origin carries nothing along", async (method, where) => {
    const second = await jsonServer();
    const first: JsonServer = await jsonServer((_, response) => {
      response
        .writeHead(status, { location: `${where === "same" ? first.url : second.url}/stolen` })
        .end();
    });
    const client = connect({ baseUrl: first.url, apiKey: "hlsk_1" } as Options, description);
    const result = await client.call(
      { ...get, method, guard: writeGuard, body: [inBody, json] },
      method === "GET" ? {} : { body: "patient" },
    );
    expect(result).toMatchObject({ error: { kind: "redirect", status } });
    expect([first.received.length, second.received.length]).toEqual([1, 0]);
    await Promise.all([first.close(), second.close()]);
  });
});

test("middleware does not see the secret, and cannot take it to another origin", async () => {
  const other = await jsonServer();
  const shown: string[] = [];
  const client = connect(
    {
      baseUrl: server.url,
      apiKey: "hlsk_1",
      middleware: [
        (request, context, next) => {
          shown.push(inspect([request, context], { depth: 9 }));
          return next({ ...request, url: request.url.replace(server.url, other.url) });
        },
      ],
    } as Options,
    description,
  );
  expect(await client.call(get)).toMatchObject({ ok: true });
  expect(other.received[0]?.headers).not.toHaveProperty("x-api-key");
  expect(shown.join()).not.toContain("hlsk_1");
  await other.close();
});

test("a client shows no secret", () => {
  const client = connect(
    { apiKey: "hlsk_1", headers: { "x-tenant": "hlsk_1" } } as Options,
    description,
  );
  expect(inspect(client, { depth: 9, showHidden: true }) + JSON.stringify(client)).not.toContain(
    "hlsk_1",
  );
});

describe("characters U+0000 to U+00FF", () => {
  const characters = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

  test("in a key: sent as they are, or refused when the client is made, without quoting it", async () => {
    for (const character of characters) {
      const apiKey = `hlsk_${character}secret`;
      let client;
      try {
        client = connect({ baseUrl: server.url, apiKey } as Options, description);
      } catch (error) {
        expect(inspect(error)).not.toContain("secret\n");
        expect((error as Error).message).not.toContain("hlsk_");
        continue;
      }
      await client.call(get);
      expect(server.received.at(-1)?.headers["x-api-key"]).toBe(apiKey);
    }
  });

  test("in a header parameter: sent as they are, or refused", async () => {
    const client = connect({ baseUrl: server.url }, description);
    const plain = server.received.length;
    await client.call(get, { "X-Note": "ab" });
    const names = Object.keys(server.received[plain]?.headers ?? {}).sort();
    for (const character of characters) {
      const before = server.received.length;
      const result = await client.call<Result<unknown, CallFailure>>(get, {
        "X-Note": `a${character}b`,
      });
      const [received] = server.received.slice(before);
      if (!result.ok) expect([result.error.kind, received]).toEqual(["invalid", undefined]);
      else {
        expect(received?.headers["x-note"]).toBe(`a${character}b`);
        expect(Object.keys(received?.headers ?? {}).sort()).toEqual(names);
      }
    }
  });

  test("in the names of files and fields: no further part, no further header", async () => {
    const client = connect({ baseUrl: server.url }, description);
    const upload: Operation = {
      id: "up",
      method: "POST",
      guard: writeGuard,
      path: "/x",
      body: [inBody, multipart],
      errors: [],
    };
    for (const character of characters) {
      const before = server.received.length;
      const name = `a${character}b`;
      await client.call(upload, { body: { [name]: { data: "x", filename: `c${character}d` } } });
      const [received] = server.received.slice(before);
      const boundary = /boundary=(.*)/.exec(received?.headers["content-type"] ?? "")?.[1] ?? "";
      const text = received?.body.toString() ?? "";
      if (received) expect(text.split(`--${boundary}`)).toHaveLength(3);
      if (received)
        expect(text.split("\r\n\r\n")[0]?.split(/\r|\n/).filter(Boolean)).toHaveLength(3);
    }
  });
});

describe("the base URL", () => {
  const attempt = (options: Options): unknown =>
    connect(options, { ...description, baseUrl: options.baseUrl ?? "/v1" });

  test.each([
    "https://api.example",
    "https://api.example/v1/",
    "http://localhost:8787/v1",
    "http://127.0.0.1",
    "http://127.1.2.3:1",
    "http://[::1]:8787",
  ])("%s is accepted", (baseUrl) => {
    expect(() => attempt({ baseUrl })).not.toThrow();
  });

  test.each([
    "http://api.example",
    "http://localhost.evil.example",
    "http://api.localhost",
    "http://127.evil.example",
    "http://10.0.0.1",
    "ftp://localhost",
    "file:///etc",
    "javascript:alert(1)",
    "//api.example",
    "/v1",
    "",
    "https://user:hunter2@api.example",
    "https://api.example?hunter2",
    "https://api.example#hunter2",
  ])("%s is refused, without quoting it", (baseUrl) => {
    expect(() => attempt({ baseUrl })).toThrow(TypeError);
    expect(() => attempt({ baseUrl })).not.toThrow(/hunter2|example/);
  });

  test("allowInsecure permits plain http, nothing else", () => {
    expect(() => attempt({ baseUrl: "http://10.0.0.1", allowInsecure: true })).not.toThrow();
    expect(() => attempt({ baseUrl: "ftp://10.0.0.1", allowInsecure: true })).toThrow(TypeError);
  });

  test("in a browser page it may be relative, and a key is warned of once", () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    vi.stubGlobal("location", new URL("http://intranet.example/app"));
    vi.stubGlobal("document", {});
    try {
      expect(() => attempt({ baseUrl: "/api" })).not.toThrow();
      expect(warn).not.toHaveBeenCalled();
      attempt({ baseUrl: "/api", apiKey: "hlsk_1" });
      attempt({ baseUrl: "/api", apiKey: "hlsk_1" });
      expect(warn).toHaveBeenCalledTimes(1);
      expect(() => attempt({ baseUrl: "//evil.example/api" })).toThrow(TypeError);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

test.each([
  { timeoutMs: 0 },
  { timeoutMs: NaN },
  { deadlineMs: -1 },
  { retries: -1 },
  { headers: { "a b": "c" } },
  { headers: { a: "b\nc: d" } },
  { headers: { a: undefined } },
  { apiKey: "" },
  { apiKey: "hlsk_1\n" },
])("options that cannot work are refused: %o", (options) => {
  expect(() => connect(options as Options, description)).toThrow(TypeError);
});
