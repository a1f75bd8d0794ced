import type { Rule } from "../rule.js";

/** Operations that do not say which scope they need. */
export const scopeMissing: Rule = {
  id: "scope-missing",
  severity: "error",
  title: "Operations name the scope they need",
  explain:
    "Whoever creates a key has to know which scopes to give it. If other operations name theirs, one that names " +
    "none looks as if any key would do. Asked only of documents that keep `x-evidence` at their root.",
  example: {
    before: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      '      security: [{ Key: ["pets:read"] }]',
      '      responses: { "200": { description: Pets. } }',
      "    post:",
      "      operationId: createPet",
      "      security: [{ Key: [] }]",
      '      responses: { "201": { description: The pet. } }',
      "components:",
      "  securitySchemes:",
      "    Key: { type: apiKey, in: header, name: X-API-Key }",
    ],
    after: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      '      security: [{ Key: ["pets:read"] }]',
      '      responses: { "200": { description: Pets. } }',
      "    post:",
      "      operationId: createPet",
      '      security: [{ Key: ["pets:write"] }]',
      '      responses: { "201": { description: The pet. } }',
      "components:",
      "  securitySchemes:",
      "    Key: { type: apiKey, in: header, name: X-API-Key }",
    ],
  },
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
