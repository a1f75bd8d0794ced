import type { Rule } from "../rule.js";

/** Operations that do not say which scope they need. */
export const scopeMissing: Rule = {
  id: "scope-missing",
  severity: "error",
  title: "Operations name the scope that they need",
  explain:
    "Whoever makes a key has to know which scopes it needs. Where other operations name theirs, one that names none " +
    "looks as if every key would do.",
  check: ({ api, keepsEvidence }) => {
    const naming = api.operations.some(({ security }) =>
      security.flat().some(({ scopes }) => scopes.length > 0),
    );
    if (!keepsEvidence || !naming) return [];
    return api.operations
      .filter(({ security }) => security.flat().some(({ scopes }) => scopes.length === 0))
      .map(({ id, at, security }) => ({
        at,
        what: `${id} names no scope`,
        todo: `Say which it needs: security: [{ ${security[0]?.[0]?.scheme}: [things:read] }].`,
      }));
  },
};
