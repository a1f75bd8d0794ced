import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  bearer,
  clientCredentialsFrom,
  connect,
  refreshTokensFrom,
  type ApiDescription,
  type CallFailure,
  type ClientCredentialsOptions,
  type Operation,
  type RefreshTokenOptions,
  type Result,
  type SecretSupplier,
} from "../../src/runtime/index.js";
import { clientOf, errorsOfUse } from "../client-of.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

/* Access tokens by the `tokenUrl` of a document: a server that gives them out and takes them, over HTTP. */

const document = (tokenUrl: string): string => `
security: [{ login: [read] }]
servers: [{ url: "https://api.example.com/v1" }]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses:
        "200": { description: All., content: { application/json: { schema: {} } } }
        "401": { description: Who are you?, content: { application/json: { schema: {} } } }
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: "${tokenUrl}", scopes: { read: Reads., write: Writes. } }
        authorizationCode: { authorizationUrl: "https://a.example.com/", tokenUrl: "${tokenUrl}", refreshUrl: "${tokenUrl}2", scopes: {} }
`;

/** What the server of tokens was asked. */
interface Asked {
  form: Record<string, string>;
  authorization: string | undefined;
}

const documented = "https://login.example.com/token";
const tokens = {
  clientCredentials: (options: ClientCredentialsOptions) =>
    clientCredentialsFrom(documented, options),
  refreshTokens: (options: RefreshTokenOptions) => refreshTokensFrom(documented, options),
};

const description: ApiDescription = {
  baseUrl: "",
  schemes: { login: { send: bearer, options: ["bearerToken"] } },
  security: [["login"]],
};
const list: Operation = { id: "listThings", method: "GET", path: "/things", errors: [401] };

let server: JsonServer;
afterEach(() => server.close());

/** Serves tokens `token-1`, `token-2` and so on, the last of which is good for /things. */
async function served(
  answer: (count: number) => { status?: number; body: unknown } = (count) => ({
    body: { access_token: `token-${count}`, token_type: "Bearer", expires_in: 3600 },
  }),
): Promise<{ asked: Asked[] }> {
  const asked: Asked[] = [];
  server = await jsonServer((request, response) => {
    if (!request.url.startsWith("/token")) {
      const isKnown = request.headers.authorization === `Bearer token-${asked.length}`;
      return send(response, {}, { status: isKnown ? 200 : 401 });
    }
    const form = Object.fromEntries(new URLSearchParams(request.body.toString()));
    asked.push({ form, authorization: request.headers.authorization });
    const { status = 200, body } = answer(asked.length);
    return send(response, body, { status });
  });
  return { asked };
}

const credentials = { clientId: "a b", clientSecret: "p:ss%" };

function listAll(
  bearerToken: SecretSupplier,
  count: number,
): Promise<Result<unknown, CallFailure>[]> {
  const options = { baseUrl: server.url, bearerToken } as Parameters<typeof connect>[0];
  const client = connect(options, description);
  const call = (): Promise<Result<unknown, CallFailure>> => client.call(list);
  return Promise.all(Array.from({ length: count }, call));
}

describe("client credentials", () => {
  test("50 calls are one request for a token, with Basic authentication and the scopes", async () => {
    const { asked } = await served();
    const tokenUrl = `${server.url}/token`;
    const supplier = tokens.clientCredentials({ ...credentials, tokenUrl, scopes: ["read"] });
    const results = await listAll(supplier, 50);
    expect(results.filter(({ ok }) => ok)).toHaveLength(50);
    // RFC 6749, 2.3.1: form-encoded before Base64.
    const authorization = `Basic ${btoa("a+b:p%3Ass%25")}`;
    expect(asked).toEqual([
      { form: { grant_type: "client_credentials", scope: "read" }, authorization },
    ]);
  });

  test("a token that the API refuses is replaced once, however many calls see it", async () => {
    const { asked } = await served();
    const tokenUrl = `${server.url}/token`;
    const supplier = tokens.clientCredentials({ ...credentials, tokenUrl });
    expect(await supplier()).toBe("token-1");
    // Somebody else's token makes this one invalid.
    asked.push({ form: {}, authorization: undefined });
    const results = await listAll(supplier, 50);
    expect(results.filter(({ ok }) => ok)).toHaveLength(50);
    expect(asked).toHaveLength(3);
  });

  test("it is renewed shortly before it ends, and one that lives shortly after half of its life", async () => {
    const { asked } = await served((count) => ({
      body: {
        access_token: `token-${count}`,
        token_type: "bearer",
        expires_in: count === 1 ? 3600 : 40,
      },
    }));
    const tokenUrl = `${server.url}/token`;
    const supplier = tokens.clientCredentials({ ...credentials, tokenUrl });
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      await supplier();
      vi.setSystemTime(Date.now() + 3_530_000);
      expect(await supplier()).toBe("token-1");
      vi.setSystemTime(Date.now() + 15_000);
      expect(await supplier()).toBe("token-2");
      vi.setSystemTime(Date.now() + 21_000);
      expect(await supplier()).toBe("token-3");
    } finally {
      vi.useRealTimers();
    }
    expect(asked).toHaveLength(3);
  });

  test("the secret can stand in the form", async () => {
    const { asked } = await served();
    const options = {
      ...credentials,
      tokenUrl: `${server.url}/token`,
      authentication: "form",
    } as const;
    await tokens.clientCredentials(options)();
    expect(asked).toEqual([
      {
        form: { grant_type: "client_credentials", client_id: "a b", client_secret: "p:ss%" },
        authorization: undefined,
      },
    ]);
  });

  test.each([
    [
      "a refusal",
      { status: 401, body: { error: "invalid_client", error_description: "p:ss%" } },
      "401 (invalid_client)",
    ],
    ["a redirect", { status: 302, body: {} }, "302"],
    ["no JSON", { body: undefined }, "without an access token"],
    ["no bearer token", { body: { access_token: "x", token_type: "mac" } }, "no bearer token"],
  ])(
    "%s is a failure that shows no secret, and the next call asks again",
    async (_, answer, told) => {
      const { asked } = await served(() => answer);
      const tokenUrl = `${server.url}/token`;
      const supplier = tokens.clientCredentials({ ...credentials, tokenUrl });
      for (const count of [1, 2]) {
        const [result] = await listAll(supplier, 1);
        const { error } = result as { error: { kind: string; cause: Error } };
        expect(error.kind).toBe("hook");
        expect(error.cause.message).toContain(told);
        expect(inspect([error, error.cause, supplier], { showHidden: true, depth: 9 })).not.toMatch(
          /p:ss|p%3Ass/,
        );
        expect(asked).toHaveLength(count);
      }
    },
  );

  test("a URL that secrets would be read on the way to is refused at once", async () => {
    await served();
    const make = tokens.clientCredentials;
    expect(() => make({ ...credentials, tokenUrl: "http://login.example.com/token" })).toThrow(
      TypeError,
    );
    expect(() => make(credentials)).not.toThrow();
  });
});

test("a refresh token is changed for access tokens, and the new one takes its place", async () => {
  const { asked } = await served((count) => ({
    body: { access_token: `token-${count}`, token_type: "Bearer", refresh_token: `again-${count}` },
  }));
  const kept: string[] = [];
  const supplier = tokens.refreshTokens({
    clientId: "a",
    refreshToken: "again-0",
    tokenUrl: `${server.url}/token`,
    onRefreshToken: (token: string) => kept.push(token),
  });
  expect(await supplier()).toBe("token-1");
  expect(await supplier("token-1")).toBe("token-2");
  expect(asked.map(({ form }) => form)).toEqual([
    { grant_type: "refresh_token", refresh_token: "again-0", client_id: "a" },
    { grant_type: "refresh_token", refresh_token: "again-1", client_id: "a" },
  ]);
  expect(kept).toEqual(["again-1", "again-2"]);
});

test("scopes and options are typed by the document", async () => {
  await served();
  const { files } = await clientOf(document(documented));
  const use = `import { createClient } from "./index.js";
import { clientCredentials, refreshTokens } from "./token-supplier.js";
createClient({ bearerToken: clientCredentials({ clientId: "a", clientSecret: "b", scopes: ["read", "write"], fetch }) });
createClient({ bearerToken: refreshTokens({ clientId: "a", refreshToken: "b" }) });
// @ts-expect-error: no such scope
clientCredentials({ clientId: "a", clientSecret: "b", scopes: ["raed"] });
// @ts-expect-error: no secret
clientCredentials({ clientId: "a" });
`;
  expect(errorsOfUse({ files }, use)).toEqual([]);
  expect(files.get("token-supplier.ts")).toContain(
    'refreshTokensFrom("https://login.example.com/token2"',
  );
});
