import { isObject } from "../../json/is-object.js";
import { nearest } from "../../text/nearest.js";
import { memberAt, splitAt } from "../../json/pointer.js";
import type { Rule } from "../rule.js";

/** The declarations that are read, and where each belongs. */
const places: Readonly<
  Record<string, { belongs: string; fits(tokens: readonly string[]): boolean }>
> = {
  "x-envelope": { belongs: "at the root", fits: (tokens) => tokens.length === 0 },
  "x-external-id": { belongs: "on a create operation", fits: isOperation },
  "x-idempotency-key": { belongs: "on an operation that changes something", fits: isOperation },
  "x-package-name": { belongs: "in info", fits: (tokens) => tokens.join("/") === "info" },
  "x-pagination": { belongs: "on a list operation", fits: isOperation },
  "x-webhook-signature": {
    belongs: "at the root, or on a webhook",
    fits: ([first, ...others]) =>
      first === undefined || (/^(x-)?webhooks$/.test(first) && others.length > 0),
  },
};

const known = [
  ...Object.keys(places),
  "x-evidence",
  "x-flavor",
  "x-name",
  "x-personal",
  "x-public",
];

/** Declarations that nobody reads, by their spelling or their place. */
export const extensionMisplaced: Rule = {
  id: "extension-misplaced",
  severity: "warning",
  title: "Extensions are spelled correctly and stand where they are read",
  explain:
    "OpenAPI allows any extension (section 4.9), so one that is misspelt, or in the wrong place, silently does " +
    "nothing.",
  example: {
    before: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      x-paginaton: { style: page, page: page, size: limit }",
      '      responses: { "200": { description: Pets. } }',
    ],
    after: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      parameters:",
      "        - { name: cursor, in: query, schema: { type: string } }",
      "      x-pagination: { style: cursor, cursor: cursor, next: /next }",
      "      responses:",
      '        "200":',
      "          description: Pets.",
      "          content:",
      "            application/json:",
      "              schema:",
      "                type: object",
      "                properties:",
      "                  items: { type: array, items: { type: string } }",
      "                  next: { type: string }",
    ],
  },
  check: ({ nodes }) =>
    [...nodes.values()].flatMap(({ value, at }) => {
      const { file, tokens } = splitAt(at);
      // Under `properties` a key is a name.
      if (!isObject(value) || tokens.at(-1) === "properties") return [];
      const extensions = Object.keys(value).filter((key) => key.startsWith("x-"));
      return extensions.flatMap((key) => {
        const place = Object.hasOwn(places, key) ? places[key] : undefined;
        if (place !== undefined && file === "" && !place.fits(tokens)) {
          const what = `${key} is not read here`;
          return [{ at: memberAt(at, key), what, todo: `It belongs ${place.belongs}.` }];
        }
        const meant = known.includes(key) ? undefined : nearest(key, known);
        const what = `${key} is unknown and has no effect`;
        return meant ? [{ at: memberAt(at, key), what, todo: `Did you mean ${meant}?` }] : [];
      });
    }),
};

/** `paths`, the path and the method; a Path Item Object that is referred to may stand elsewhere. */
function isOperation(tokens: readonly string[]): boolean {
  return (
    /^(get|put|post|delete|options|head|patch|query)$/.test(tokens.at(-1) ?? "") ||
    tokens.at(-2) === "additionalOperations"
  );
}
