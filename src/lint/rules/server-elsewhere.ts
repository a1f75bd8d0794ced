import type { Server } from "../../model/api.js";
import type { Rule } from "../rule.js";

/** Operations with servers of their own at other origins, which get the key. */
export const serverElsewhere: Rule = {
  id: "server-elsewhere",
  severity: "warning",
  title: "The key goes to the servers of the document",
  explain:
    "An operation, or its path, may have servers of its own (OpenAPI 3.1, 4.8.8.1). Where no baseUrl is set, a client " +
    "sends the key there, whoever that is.",
  example: {
    before: [
      "servers: [{ url: https://api.example.com/v1 }]",
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      servers: [{ url: https://pets.example.net/v1 }]",
      "      security: [{ Key: [] }]",
      '      responses: { "200": { description: Pets. } }',
      "components:",
      "  securitySchemes:",
      "    Key: { type: apiKey, in: header, name: X-API-Key }",
    ],
    after: [
      "servers: [{ url: https://api.example.com/v1 }]",
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      servers: [{ url: https://api.example.com/v2 }]",
      "      security: [{ Key: [] }]",
      '      responses: { "200": { description: Pets. } }',
      "components:",
      "  securitySchemes:",
      "    Key: { type: apiKey, in: header, name: X-API-Key }",
    ],
  },
  check: ({ api }) => {
    const known = new Set(api.servers.flatMap(originOf));
    return api.operations
      .filter(({ security }) => security.some(({ length }) => length > 0))
      .flatMap(({ id, servers = [] }) =>
        servers
          .filter((server) => originOf(server).some((origin) => !known.has(origin)))
          .map(({ at, url }) => ({
            at,
            what: `${id} sends the key to ${JSON.stringify(url)}, which is no server of the document`,
            todo: "Name it among the servers of the document, or take it out.",
          })),
      );
  },
};

/** The origin of a server; none where its URL is relative. */
function originOf({ url }: Server): string[] {
  return URL.canParse(url) ? [new URL(url).origin] : [];
}
