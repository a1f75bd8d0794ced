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
    "With x-pagination an operation gets a function that walks all pages. The generator does not guess: what looks like " +
    "paging is proposed here, to be looked at and pasted.",
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
