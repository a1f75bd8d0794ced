import { nearest } from "../../text/nearest.js";
import type { Rule } from "../rule.js";

/** Scopes that their security scheme does not have. */
export const scopeUnknown: Rule = {
  id: "scope-unknown",
  severity: "error",
  title: "Scopes exist in their security scheme",
  explain:
    "An OAuth 2 scheme lists its scopes in its flows. Other schemes have no place for them (OpenAPI 3.1, " +
    "4.8.30.1); in a document that keeps its evidence, the description of the scheme may list them as code " +
    "(`things:read`).",
  example: {
    before: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      '      security: [{ Login: ["pet:read"] }]',
      '      responses: { "200": { description: Pets. } }',
      "components:",
      "  securitySchemes:",
      "    Login:",
      "      type: oauth2",
      "      flows:",
      "        clientCredentials:",
      "          tokenUrl: https://pets.example/token",
      '          scopes: { "pets:read": Read pets. }',
    ],
    after: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      '      security: [{ Login: ["pets:read"] }]',
      '      responses: { "200": { description: Pets. } }',
      "components:",
      "  securitySchemes:",
      "    Login:",
      "      type: oauth2",
      "      flows:",
      "        clientCredentials:",
      "          tokenUrl: https://pets.example/token",
      '          scopes: { "pets:read": Read pets. }',
    ],
  },
  check: ({ api, keepsEvidence }) => {
    const known = new Map(
      api.schemes.map((scheme) => {
        const listed = keepsEvidence ? listedIn(scheme.description) : [];
        const isToken = scheme.kind === "token" || scheme.scopes.length > 0;
        return [scheme.name, isToken ? scheme.scopes.map(({ name }) => name) : listed];
      }),
    );
    return api.operations.flatMap(({ id, at, security }) =>
      security.flatMap((schemes, index) =>
        schemes.flatMap(({ scheme, scopes }) => {
          const names = known.get(scheme) ?? [];
          const strange =
            names.length === 0 ? [] : scopes.filter((scope) => !names.includes(scope));
          return strange.map((scope) => ({
            at: `${at}/security/${index}`,
            what: `${id} needs ${JSON.stringify(scope)}, which is no scope of ${scheme}`,
            todo: advice(scope, names),
          }));
        }),
      ),
    );
  },
};

function listedIn(description: string): string[] {
  return [...description.matchAll(/`([a-z_-]+:[a-z_-]+)`/g)].map((match) => match[1] as string);
}

function advice(scope: string, names: readonly string[]): string {
  const meant = nearest(scope, names);
  return meant === undefined ? `Use one of ${names.join(", ")}.` : `Did you mean ${meant}?`;
}
