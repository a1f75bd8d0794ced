import type { SecurityScheme } from "../../model/api.js";
import { nearest } from "../../read/nearest.js";
import type { Rule } from "../rule.js";

/** Scopes that their security scheme does not have. */
export const scopeUnknown: Rule = {
  id: "scope-unknown",
  severity: "error",
  title: "Scopes are those of their security scheme",
  explain:
    "The flows of an OAuth 2 scheme list its scopes. Of another scheme the description may, in code marks " +
    "(`things:read`): where it does, the list counts.",
  check: ({ api }) => {
    const known = new Map(api.schemes.map((scheme) => [scheme.name, scopesOf(scheme)]));
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

function scopesOf({ kind, scopes, description }: SecurityScheme): string[] {
  if (scopes.length > 0 || kind === "token") return scopes.map(({ name }) => name);
  return [...description.matchAll(/`([a-z_-]+:[a-z_-]+)`/g)].map((match) => match[1] as string);
}

function advice(scope: string, names: readonly string[]): string {
  const meant = nearest(scope, names);
  return meant === undefined ? `Use one of ${names.join(", ")}.` : `Did you mean ${meant}?`;
}
