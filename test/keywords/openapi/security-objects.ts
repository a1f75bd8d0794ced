import type { JsonObject } from "../../../src/json/json.js";
import type { KeywordRows } from "./keyword-row.js";

const scheme = (fields: JsonObject): JsonObject => ({
  components: {
    securitySchemes: { Key: { type: "apiKey", name: "X-Key", in: "header", ...fields } },
  },
  security: [{ Key: [] }],
});
const bare = { name: null, in: null };
const urls = {
  implicit: { authorizationUrl: "https://a.example/ask" },
  password: { tokenUrl: "https://a.example/token" },
  clientCredentials: { tokenUrl: "https://a.example/token" },
  authorizationCode: {
    authorizationUrl: "https://a.example/ask",
    tokenUrl: "https://a.example/token",
  },
  deviceAuthorization: {
    deviceAuthorizationUrl: "https://a.example/device",
    tokenUrl: "https://a.example/token",
  },
} as const;
const flow = (kind: keyof typeof urls, fields: JsonObject = {}): JsonObject => ({
  components: {
    securitySchemes: {
      Key: { type: "oauth2", flows: { [kind]: { ...urls[kind], scopes: {}, ...fields } } },
    },
  },
  security: [{ Key: [] }],
});
const none: JsonObject = {
  components: { securitySchemes: { Key: { type: "oauth2", flows: {} } } },
  security: [{ Key: [] }],
};
const base = scheme({});
const oauth = flow("authorizationCode");

/** The objects that say who may call. */
export const securityObjects: KeywordRows = {
  "Security Scheme": [
    ["`type: apiKey`", base],
    ["`type: http`", scheme({ type: "http", scheme: "bearer", ...bare })],
    ["`type: oauth2`", oauth],
    [
      "`type: openIdConnect`",
      scheme({ type: "openIdConnect", openIdConnectUrl: "https://a.example", ...bare }),
    ],
    ["`type: mutualTLS`", scheme({ type: "mutualTLS", ...bare }), { since: "3.1" }],
    ["`description`", scheme({ description: "Ask us." }), { base }],
    ["`name`", scheme({ name: "X-Other" }), { base }],
    ["`in: query`", scheme({ in: "query" }), { base }],
    ["`in: cookie`", scheme({ in: "cookie" }), { base }],
    [
      "`scheme`",
      scheme({ type: "http", scheme: "basic", ...bare }),
      { base: scheme({ type: "http", scheme: "bearer", ...bare }) },
    ],
    [
      "`bearerFormat`",
      scheme({ type: "http", scheme: "bearer", bearerFormat: "JWT", ...bare }),
      { base: scheme({ type: "http", scheme: "bearer", ...bare }) },
    ],
    ["`flows`", oauth, { base: none }],
    [
      "`openIdConnectUrl`",
      scheme({ type: "openIdConnect", openIdConnectUrl: "https://b.example", ...bare }),
      {
        base: scheme({ type: "openIdConnect", openIdConnectUrl: "https://a.example", ...bare }),
      },
    ],
    [
      "`oauth2MetadataUrl`",
      { components: { securitySchemes: { Key: { oauth2MetadataUrl: "https://a.example" } } } },
      { since: "3.2", base: oauth },
    ],
    ["`deprecated`", scheme({ deprecated: true }), { since: "3.2", base }],
  ],
  "OAuth Flows": [
    ["`implicit`", flow("implicit"), { base: none }],
    ["`password`", flow("password"), { base: none }],
    ["`clientCredentials`", flow("clientCredentials"), { base: none }],
    ["`authorizationCode`", flow("authorizationCode"), { base: none }],
    ["`deviceAuthorization`", flow("deviceAuthorization"), { since: "3.2", base: none }],
  ],
  "OAuth Flow": [
    [
      "`authorizationUrl`",
      flow("authorizationCode", { authorizationUrl: "https://b.example" }),
      { base: oauth },
    ],
    [
      "`deviceAuthorizationUrl`",
      flow("deviceAuthorization", { deviceAuthorizationUrl: "https://b.example" }),
      { since: "3.2", base: flow("deviceAuthorization") },
    ],
    [
      "`tokenUrl`",
      flow("clientCredentials", { tokenUrl: "https://b.example/token" }),
      { base: flow("clientCredentials") },
    ],
    [
      "`refreshUrl`",
      flow("authorizationCode", { refreshUrl: "https://b.example" }),
      { base: oauth },
    ],
    ["`scopes`", flow("authorizationCode", { scopes: { read: "Reads." } }), { base: oauth }],
  ],
  "Security Requirement": [
    ["a scheme", { security: [{ Token: [] }] }],
    [
      "scopes of a scheme",
      { security: [{ Key: ["read"] }] },
      { base: flow("clientCredentials", { scopes: { read: "Reads." } }) },
    ],
    ["`{}`", { security: [{}, { Token: [] }] }, { base: { security: [{ Token: [] }] } }],
  ],
};
