import { expect, test } from "vitest";
import type { Operation, SecurityScheme } from "../../src/model/api.js";
import { sendKey } from "../../src/model/operations/send-key.js";

const schemes = [
  { name: "header", kind: "apiKey", in: "header", parameter: "X-Key" },
  { name: "query", kind: "apiKey", in: "query", parameter: "key" },
  { name: "cookie", kind: "apiKey", in: "cookie", parameter: "session" },
  { name: "basic", kind: "basic" },
  { name: "bearer", kind: "bearer" },
  { name: "digest", kind: "other" },
] as SecurityScheme[];

/** What is sent for alternatives, each the names of its schemes: the query and the headers. */
function sent(alternatives: string[][], key = "k", given: HeadersInit = {}): unknown {
  const url = new URL("https://a.test/");
  const headers = new Headers(given);
  const security = alternatives.map((all) => all.map((scheme) => ({ scheme, scopes: [] })));
  sendKey({ security } as Pick<Operation, "security">, { schemes }, { url, headers, key });
  return [url.search, Object.fromEntries(headers)];
}

test.each<[string, Parameters<typeof sent>, [string, Record<string, string>]]>([
  ["nothing where nothing is asked for", [[], "k"], ["", {}]],
  ["all schemes of an alternative", [[["header", "query"]], "k"], ["?key=k", { "x-key": "k" }]],
  ["the first alternative", [[["bearer"], ["basic"]], "k"], ["", { authorization: "Bearer k" }]],
  ["also where none is needed", [[[], ["header"]], "k"], ["", { "x-key": "k" }]],
  ["the first that is known", [[["digest"], ["header"]], "k"], ["", { "x-key": "k" }]],
  ["a user and a password", [[["basic"]], "ü:p"], ["", { authorization: "Basic w7w6cA==" }]],
  ["a key as both of them", [[["basic"]], "k"], ["", { authorization: "Basic azpr" }]],
  ["a cookie, encoded", [[["cookie"]], "a;b"], ["", { cookie: "session=a%3Bb" }]],
])("a key: %s", (_, given, expected) => {
  expect(sent(...given)).toEqual(expected);
});

test("a cookie stands behind those that are sent already", () => {
  expect(sent([["cookie"]], "k", { cookie: "a=b" })).toEqual(["", { cookie: "a=b; session=k" }]);
});
