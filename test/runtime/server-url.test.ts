import { describe, expect, test } from "vitest";
import { serverUrlOf } from "../../src/runtime/index.js";
import { clientOf } from "../client-of.js";

const template = "https://{region}.example.com:{port}/{base}{undeclared}";
const variables = { region: "eu", port: "8443", base: "v1" };

test.each([
  [{}, "https://eu.example.com:8443/v1{undeclared}"],
  [{ region: "us", port: 1 }, "https://us.example.com:1/v1{undeclared}"],
  [{ region: undefined, base: null }, "https://eu.example.com:8443/v1{undeclared}"],
  [{ base: "" }, "https://eu.example.com:8443/{undeclared}"],
  [{ base: "$&{region}" }, "https://eu.example.com:8443/$&{region}{undeclared}"],
  [{ region: "a.b", base: "api/v2.1" }, "https://a.b.example.com:8443/api/v2.1{undeclared}"],
])("%j", (given, url) => {
  expect(serverUrlOf(template, variables, given)).toBe(url);
});

test.each([
  ["{server}/v1", { server: "https://a.example" }, {}, "https://a.example/v1"],
  ["{server}/v1", { server: "https://a.example" }, { server: "/api" }, "/api/v1"],
  [
    "{scheme}://{host}/v1",
    { scheme: "https", host: "a.example" },
    { host: "[::1]:8080" },
    "https://[::1]:8080/v1",
  ],
  [
    "https://{tenant}/{base}",
    { tenant: "a.example", base: "" },
    { base: "/" },
    "https://a.example//",
  ],
  ["https://a.example{port}", { port: "" }, { port: ":8443" }, "https://a.example:8443"],
  ["https://a.example{port}", { port: "" }, {}, "https://a.example"],
  ["../{base}", { base: "v1" }, {}, "../v1"],
  ["/{base}", { base: "v1" }, { base: "v2/x" }, "/v2/x"],
])("%s with %j and %j", (...row) => {
  const [server, declared, given, url] = row;
  expect(serverUrlOf(server, declared, given)).toBe(url);
});

describe("refuses a value that leads elsewhere", () => {
  const values = [
    "evil.com/",
    "evil.com/x",
    "evil.com#",
    "evil.com?",
    "evil.com\\",
    "u@evil.com",
    "evil.com:1/",
    "e\nvil",
    "a b",
    "evil.com%2f",
    "／evil",
  ];

  test.each(values)("as part of a host: %j", (region) => {
    expect(() =>
      serverUrlOf("https://{region}.example.com/v1", { region: "eu" }, { region }),
    ).toThrow("region cannot stand in a server's URL.");
  });

  test.each([...values, "x", "1@evil.com"])("as a port: %j", (port) => {
    expect(() => serverUrlOf("https://a.example:{port}", { port: "1" }, { port })).toThrow(
      TypeError,
    );
  });

  test.each([".evil.com", "-evil.com", "x", ":1@evil.com", ":1/x"])("behind a host: %j", (port) => {
    expect(() => serverUrlOf("https://a.example{port}/v1", { port: "" }, { port })).toThrow(
      "port cannot stand in a server's URL.",
    );
  });

  test.each([
    "..",
    "a/../..",
    ".",
    "%2e%2E/x",
    "?a",
    "#a",
    "a\\..\\b",
    "..%2f..%2Fx",
    "a%5C..%5Cb",
    "a\tb",
  ])("in a path: %j", (base) => {
    expect(() => serverUrlOf("https://a.example/{base}/v1", { base: "b" }, { base })).toThrow(
      TypeError,
    );
  });

  test.each(["/evil.com", "\\evil.com"])("in a path without a host: %j", (base) => {
    expect(() => serverUrlOf("/{base}", { base: "b" }, { base })).toThrow(TypeError);
  });

  test.each(["https://evil.com/?", "https:", "x y"])("as a scheme: %j", (scheme) => {
    expect(() => serverUrlOf("{scheme}://a.example", { scheme: "https" }, { scheme })).toThrow(
      TypeError,
    );
  });

  test("as no host at all: the path would become it", () => {
    expect(() =>
      serverUrlOf("https://{host}/{base}", { host: "a", base: "b" }, { host: "" }),
    ).toThrow(TypeError);
  });

  test("that its enum does not have, in the words of the document", async () => {
    const { client } = await clientOf(`
servers:
  - url: https://{region}.example.com/{base}
    variables:
      region: { default: eu, enum: [us, eu] }
      base: { default: v1 }
paths:
  /a:
    get: { operationId: getA, responses: { "204": { description: Nothing. } } }
  /b:
    get:
      operationId: getB
      servers: [{ url: "https://{area}.example.org", variables: { area: { default: x, enum: [x, y] } } }]
      responses: { "204": { description: Nothing. } }
`);
    const serverUrl = client["serverUrl"] as unknown as (given: object) => string;
    expect(serverUrl({})).toBe("https://eu.example.com/v1");
    expect(serverUrl({ region: "us" })).toBe("https://us.example.com/v1");
    expect(() => serverUrl({ region: "evil.com/" })).toThrow("region is none of its values.");
    expect(() => serverUrl({ region: "de" })).toThrow("region is none of its values.");
    const sent: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      sent.push(url);
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const call = (area: string): unknown =>
      client["getB"]?.(client["createClient"]?.({ fetch, serverVariables: { area } }));
    expect(await call("evil.com/")).toMatchObject({
      error: { kind: "invalid", parameter: "area" },
    });
    expect(await call("y")).toMatchObject({ ok: true });
    expect(sent).toEqual(["https://y.example.org/b"]);
  });
});
