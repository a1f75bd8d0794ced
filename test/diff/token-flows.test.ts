import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const flow = (more: JsonObject = {}): JsonObject => ({
  tokenUrl: "https://a.example/token",
  scopes: { read: "" },
  ...more,
});
const oauth = (flows: JsonObject): JsonObject => ({ type: "oauth2", flows });
const openId = (openIdConnectUrl: string): JsonObject => ({
  type: "openIdConnect",
  openIdConnectUrl,
});
const secured = (scheme: JsonObject): JsonObject =>
  withOperation(
    { responses: { "204": { description: "" } } },
    { security: [{ tokens: [] }], components: { securitySchemes: { tokens: scheme } } },
  );

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "an address that moved",
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ tokenUrl: "https://b.example/token" }) }),
    ["token-flow risky"],
  ],
  [
    "an address that is new",
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ refreshUrl: "https://a.example/refresh" }) }),
    ["token-flow safe"],
  ],
  [
    "a scope that is gone",
    oauth({ clientCredentials: flow({ scopes: { read: "", write: "" } }) }),
    oauth({ clientCredentials: flow() }),
    ["token-flow risky"],
  ],
  [
    "a scope that is new",
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ scopes: { read: "", write: "" } }) }),
    ["token-flow safe"],
  ],
  [
    "what a scope is for",
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ scopes: { read: "Reads." } }) }),
    [],
  ],
  [
    "one flow for another",
    oauth({ password: flow() }),
    oauth({ clientCredentials: flow() }),
    ["token-flow breaking", "token-flow safe"],
  ],
  [
    "where OpenID Connect tells of itself",
    openId("https://a.example/known"),
    openId("https://b.example/known"),
    ["token-flow risky"],
  ],
])("%s", (...[, before, after, findings]) => {
  expect(found(secured(before), secured(after))).toEqual(findings);
});

test("a scope that an operation needs is gone", () => {
  const [before, after] = [["read", "write"], ["write"]].map((names) => ({
    ...secured(oauth({ clientCredentials: flow({ scopes: scopesOf(names) }) })),
    security: [{ tokens: ["read"] }],
  }));
  expect(found(before!, after!)).toEqual(["token-flow breaking"]);
});

function scopesOf(names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, ""]));
}
