import type { Api, Operation } from "../../model/api.js";
import type { Rule } from "../rule.js";

/** Errors that an operation can answer with, by what it is. */
export const errorUndeclared: Rule = {
  id: "error-undeclared",
  severity: "error",
  title: "Operations declare the errors that can be expected of them",
  explain:
    "A declared error is a member of the operation's error type, and a switch narrows it. An error that nobody " +
    "declared arrives as `undeclared`, with a body of unknown type. Asked only of documents that keep " +
    "`x-evidence` at their root.",
  example: {
    before: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets/{petId}:",
      "    get:",
      "      operationId: getPet",
      "      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]",
      "      responses:",
      '        "200": { description: The pet. }',
    ],
    after: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets/{petId}:",
      "    get:",
      "      operationId: getPet",
      "      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]",
      "      responses:",
      '        "200": { description: The pet. }',
      '        "404": { description: There is no such pet. }',
    ],
  },
  check: ({ api, keepsEvidence }) =>
    keepsEvidence
      ? api.operations.flatMap((operation) =>
          expected(operation, api)
            .filter(({ status }) => !declares(operation, status))
            .map(({ status, why }) => ({
              at: `${operation.at}/responses`,
              what: `${operation.id} does not declare a ${status}, although ${why}`,
              todo: `Declare the ${status}, or the range it is in.`,
            })),
        )
      : [],
};

interface Expected {
  status: number;
  why: string;
}

function expected({ security, parameters }: Operation, api: Api): Expected[] {
  const needsKey = security.length > 0 && security.every((schemes) => schemes.length > 0);
  const scopes = security.flat().some((scheme) => scheme.scopes.length > 0);
  const candidates: [boolean, number, string][] = [
    [needsKey, 401, "it needs credentials, which can be missing or revoked"],
    [needsKey && scopes, 403, "it needs a scope, which a key may not have"],
    [parameters.some((each) => each.in === "path"), 404, "its path names a record"],
    [api.rateLimit !== undefined, 429, "the API declares rate-limit headers"],
  ];
  return candidates.filter(([applies]) => applies).map(([, status, why]) => ({ status, why }));
}

function declares({ responses }: Operation, status: number): boolean {
  const range = `${String(status)[0]}XX`;
  return responses.some(
    (response) =>
      response.status === String(status) ||
      response.status === range ||
      response.status === "default",
  );
}
