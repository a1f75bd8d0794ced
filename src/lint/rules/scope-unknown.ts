import { nearest } from "../../text/nearest.js";
import type { Rule } from "../rule.js";

/** Scopes that their security scheme does not have. */
export const scopeUnknown: Rule = {
  id: "scope-unknown",
  severity: "error",
  title: "Scopes are those of their security scheme",
  explain:
    "The flows of an OAuth 2 scheme list its scopes. Of another scheme they are defined nowhere (OpenAPI 3.1, 4.8.30.1); " +
    "in a document that keeps its evidence, the description of the scheme may list them in code marks (`things:read`).",
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
