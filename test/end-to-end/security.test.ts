import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ClientOf } from "../client-of.js";
import { jsonServer, type JsonServer } from "../runtime/json-server.js";
import { call, everything } from "./everything.js";

/* Security schemes, alternatives and combinations of `everything.yaml`, and its servers. */
let server: JsonServer;
beforeAll(async () => (server = await jsonServer((_, response) => response.writeHead(204).end())));
afterAll(() => server.close());
beforeEach(() => void (server.received.length = 0));

/** The URL, and the headers that hold secrets, of a call with these options. */
async function sent(client: ClientOf, operation: string, secrets: object): Promise<object> {
  const options = { baseUrl: `${server.url}/v1`, ...secrets };
  expect(await call(client, operation, { options })).toMatchObject({ ok: true });
  const { url = "", headers = {} } = server.received.at(-1) ?? {};
  const { "x-key": key, authorization, cookie } = headers;
  const found = { url: url.replace("/v1/secured", ""), key, authorization, cookie };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

const basic = `Basic ${Buffer.from("me:p:ß").toString("base64")}`;
const login = { username: "me", password: "p:ß" };

test("each scheme, alternatives, combinations", async () => {
  const client = await everything();
  const key = "k;1";
  const bearer = async (): Promise<string> => Promise.resolve("t");
  const auth = { header: key, query: key, cookie: key, bearer, oauth: bearer, openid: "o" };
  const everySecret = { auth, ...login };
  const rows: [operation: string, secrets: object, sent: object][] = [
    ["deleteNothing", everySecret, { url: "/v1/nothing", key }],
    ["byQuery", everySecret, { url: "/query?api%20key=k%3B1" }],
    ["byCookie", everySecret, { url: "/cookie", cookie: "sid=k%3B1" }],
    ["byBearer", everySecret, { url: "/bearer", authorization: "Bearer t" }],
    ["byBasic", everySecret, { url: "/basic", authorization: basic }],
    ["byToken", everySecret, { url: "/token", authorization: "Bearer t" }],
    // A secret is sent under no scheme but its own.
    ["byToken", { bearerToken: "t", auth: { bearer } }, { url: "/token" }],
    ["byQuery", { apiKey: key, auth: { header: key } }, { url: "/query" }],
    ["byToken", { auth: { openid: "o" } }, { url: "/token", authorization: "Bearer o" }],
    [
      "byAll",
      { ...login, auth: { header: "h", query: "q", cookie: "c" } },
      { url: "/all?api%20key=q", key: "h", cookie: "sid=c", authorization: basic },
    ],
    // The first alternative whose secrets are all there.
    ["byEither", everySecret, { url: "/either?api%20key=k%3B1", authorization: "Bearer t" }],
    ["byEither", { auth: { bearer }, ...login }, { url: "/either", authorization: basic }],
    ["byEither", { auth: { bearer } }, { url: "/either" }],
    ["byNothing", everySecret, { url: "/public" }],
  ];
  for (const [operation, secrets, expected] of rows)
    expect(await sent(client, operation, secrets), operation).toEqual(expected);
});

test("servers: variables, and a path's own", async () => {
  const all = await everything();
  const port = server.url.replace(/.*:/, "");
  const { serverUrl } = all.client as unknown as { serverUrl: (variables?: object) => string };
  expect(serverUrl()).toBe("http://127.0.0.1:8080/v1");
  const baseUrl = serverUrl({ port, base: "v2" });
  expect(await call(all, "byNothing", { options: { baseUrl } })).toMatchObject({ ok: true });
  // The path's own server is relative to where the caller says that the API is.
  expect(await call(all, "getElsewhere", { options: { baseUrl } })).toMatchObject({ ok: true });
  expect(server.received.map(({ url }) => url)).toEqual(["/v2/secured/public", "/files/elsewhere"]);
  const seen: string[] = [];
  const fetch = (url: string): Promise<Response> => {
    seen.push(url);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  expect(await call(all, "getElsewhere", { options: { fetch } })).toMatchObject({ ok: true });
  expect(seen).toEqual(["http://127.0.0.1:8080/files/elsewhere"]);
});
