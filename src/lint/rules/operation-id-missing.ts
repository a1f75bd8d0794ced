import type { Rule } from "../rule.js";

/** Operations that are named after their method and path. */
export const operationIdMissing: Rule = {
  id: "operation-id-missing",
  severity: "warning",
  title: "Operations have an operationId",
  explain:
    "The operationId is the name of the function. Without one the function is named after its method and path, " +
    "and is renamed whenever the path changes.",
  example: {
    before: [
      "paths:",
      "  /pets:",
      "    get:",
      '      responses: { "200": { description: Pets. } }',
    ],
    after: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      '      responses: { "200": { description: Pets. } }',
    ],
  },
  check: ({ api }) =>
    api.operations
      .filter(({ id, method, path }) => id === `${method} ${path}`)
      .map(({ at, method, path, name }) => ({
        at,
        what: `${method} ${path} has no operationId, so its function is called ${name}`,
        todo: `Add one, such as operationId: ${name}.`,
      })),
};
