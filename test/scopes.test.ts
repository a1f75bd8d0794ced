import { join } from "node:path";
import { expect, test } from "vitest";
import { clientOf } from "./client-of.js";
import { compile, flagSets } from "./compile.js";
import { root } from "./program.js";

const document = `
security: [{ token: [] }]
paths:
  /open: { get: { operationId: getOpen, tags: [a], security: [], responses: { "204": { description: Done. } } } }
  /plain: { get: { operationId: getPlain, tags: [a], responses: { "204": { description: Done. } } } }
  /either: { get: { operationId: getEither, tags: [a], security: [{ token: [read] }, { token: [admin] }], responses: { "204": { description: Done. } } } }
  /both: { get: { operationId: getBoth, tags: [a], security: [{ token: [read], session: [audit] }], responses: { "204": { description: Done. } } } }
  /several: { post: { operationId: postSeveral, tags: [a], security: [{ token: [read, "it's \\"quoted\\""] }], responses: { "204": { description: Done. } } } }
  /optional: { get: { operationId: getOptional, tags: [a], security: [{ token: [admin] }, {}], responses: { "204": { description: Done. } } } }
  /wide: { get: { operationId: getWide, tags: [a], security: [{ token: [read, admin] }, { session: [admin] }], responses: { "204": { description: Done. } } } }
components:
  securitySchemes:
    token: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Read., admin: All., "it's \\"quoted\\"": Odd. } } } }
    session: { type: openIdConnect, openIdConnectUrl: https://example.com/openid }
`;

const use = `
import { createClient, getOpen, getPlain, getEither, getBoth, postSeveral, getOptional, getWide, type Client } from "./index.js";
import { bindClient } from "./bind-client.js";
import { getPlainOptions, getBothOptions, postSeveralMutation } from "./tanstack-query.js";
const read = createClient({ scopes: ["read"] });
const admin = createClient({ scopes: ["admin"] });
const audit = createClient({ scopes: ["read", "audit"] });
const none = createClient({ scopes: [] });
export const fine: unknown[] = [
  getOpen(read), getOpen(none), getPlain(none), getOptional(none), getPlainOptions(none),
  getEither(read), getEither(admin), getBoth(audit), getWide(admin), getBothOptions(audit),
  bindClient(read).a.getEither(), bindClient(audit).a.getBoth(), postSeveralMutation(createClient()),
];
export const wide: Client<"read"> = audit;
getEither(none);
getBoth(read);
postSeveral(read);
getWide(read);
getBothOptions(read);
postSeveralMutation(read);
bindClient(read).a.getBoth();
export const all: Client = read;
`;

test("a client takes what its scopes allow, and the compiler names the one that is missing", async () => {
  const { files } = await clientOf(document, { companions: ["tanstack-query"] });
  const folder = join(root, "client-of");
  const texts = new Map([...files].map(([path, text]) => [join(folder, path), text]));
  texts.set(join(folder, "use.ts"), use);
  const [flags = {}] = Object.values(flagSets);
  const lines = use.split("\n");
  const errors = compile(texts, flags);
  const refused = (wanted: string, has = `"read"`): string =>
    `Argument of type 'Client<${has}>' is not assignable to parameter of type '${wanted}'.`;
  const lacks = (scope: string): unknown =>
    expect.stringMatching(new RegExp(`Type '"${scope}"' is not assignable to type '"read"'\\.$`));
  expect(errors.map(({ line, text }) => [lines[line - 1], text.split(".  ")[0] + "."])).toEqual([
    ["getEither(none);", refused(`Client<"read"> | Client<"admin">`, "never")],
    ["getBoth(read);", refused(`Client<"read" | "audit">`)],
    ["postSeveral(read);", refused(`Client<"read" | "it's \\"quoted\\"">`)],
    ["getWide(read);", refused(`Client<"admin">`)],
    ["getBothOptions(read);", refused(`Client<"read" | "audit">`)],
    ["postSeveralMutation(read);", refused(`Client<"read" | "it's \\"quoted\\"">`)],
    ["bindClient(read).a.getBoth();", "This expression is not callable."],
    [
      "export const all: Client = read;",
      `Type 'Client<"read">' is not assignable to type 'Client<ClientScope>'.`,
    ],
  ]);
  const [, both, , wide, , , bound] = errors.map(({ text }) => text);
  expect(both).toEqual(lacks("audit"));
  expect(wide).toEqual(lacks("admin"));
  expect(bound).toContain(`Type 'Needs<Client<"read" | "audit">>' has no call signatures.`);
});

test("a document that names no scopes has the client of the runtime", async () => {
  const { files } = await clientOf(document.replaceAll(/\[(read|admin|audit)[^\]]*\]/g, "[]"));
  expect(files.get("a.ts")).toContain("client: Client,");
  expect(files.get("client.ts")).toContain(
    "export function createClient(options: ClientOptions = {}): Client {",
  );
  const runtime = [...files].filter(([path]) =>
    /^(runtime\/contract|index|bind-client)/.test(path),
  );
  expect(runtime.map(([, text]) => text).join("\n")).not.toMatch(/ScopedClient|ClientScope|Needs/);
});
