import { readPagination } from "../../model/extensions/pagination.js";
import type { Operation } from "../../model/api.js";
import { proposePagination, type Declaration } from "../pagination/propose.js";
import { spellDeclaration } from "../pagination/spell.js";
import type { Rule } from "../rule.js";
import type { Subject } from "../subject.js";

/** Lists that are paged in a way that is plain to see, but that nobody declared. */
export const paginationUndeclared: Rule = {
  id: "pagination-undeclared",
  severity: "warning",
  title: "Paged lists declare how they are paged",
  explain:
    "With x-pagination an operation gets a function that walks all pages. `generate` does not guess how a list is " +
    "paged; this rule proposes a declaration, for you to check and paste.",
  example: {
    before: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      parameters:",
      "        - { name: cursor, in: query, schema: { type: string } }",
      "      responses:",
      '        "200":',
      "          description: Pets.",
      "          content:",
      "            application/json:",
      "              schema:",
      "                type: object",
      "                properties:",
      "                  items: { type: array, items: { type: string } }",
      "                  next_cursor: { type: string }",
    ],
    after: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      "      x-pagination: { style: cursor, items: items, cursor: cursor, next: next_cursor }",
      "      parameters:",
      "        - { name: cursor, in: query, schema: { type: string } }",
      "      responses:",
      '        "200":',
      "          description: Pets.",
      "          content:",
      "            application/json:",
      "              schema:",
      "                type: object",
      "                properties:",
      "                  items: { type: array, items: { type: string } }",
      "                  next_cursor: { type: string }",
    ],
  },
  check: (subject) =>
    subject.api.operations.flatMap((operation) => {
      if (operation.pagination !== undefined) return [];
      const declaration = proposePagination(operation, subject);
      if (declaration === undefined || !holds(declaration, operation, subject)) return [];
      return [
        {
          at: operation.at,
          what: `${operation.id} looks like a list with pages (${declaration["style"]}), and does not say so`,
          todo: `Add ${spellDeclaration(declaration, subject.document.file)}`,
        },
      ];
    }),
};

/** A proposal is verified as if it stood there, so that what is pasted is taken. */
function holds(declaration: Declaration, operation: Operation, subject: Subject): boolean {
  const node = { value: { "x-pagination": declaration }, at: operation.at };
  const source = { document: subject.document, problems: [], warnings: [] };
  return readPagination(node, operation, { source, models: subject.models }) !== undefined;
}
