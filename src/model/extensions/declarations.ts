import type { Node } from "../../read/document.js";
import type { Api, Operation } from "../api.js";
import type { Draft } from "../draft.js";
import { applyEnvelope } from "./envelope.js";
import { readExternalId } from "./external-id.js";
import { readPagination } from "./pagination.js";
import type { Models } from "../schema/references.js";
import type { Source } from "../source.js";

/** An operation, and its Operation Object in the document. */
export type DeclaredOperation = readonly [operation: Draft<Operation>, node: Node];

/**
 * Reads what the document declares about operations in `x-` fields, each verified by what the document says elsewhere.
 * References are still places here, so the models are found by their places.
 */
export function readDeclarations(
  api: Pick<Draft<Api>, "models" | "operations">,
  { root, declared }: { root: Node; declared: readonly DeclaredOperation[] },
  source: Source,
): void {
  const models: Models = new Map(api.models.map((each) => [each.at, each]));
  applyEnvelope(root, api.operations, { source, models });
  for (const [operation, node] of declared) {
    const pagination = readPagination(node, operation, { source, models });
    if (pagination !== undefined) {
      operation.pagination = pagination;
    }
  }
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  for (const [operation, node] of declared) {
    const externalId = readExternalId(node, operation, { source, models, operations });
    if (externalId !== undefined) {
      operation.externalId = externalId;
    }
  }
  for (const { externalId } of api.operations) {
    const lookup = externalId && operations.get(externalId.lookup);
    if (externalId && lookup?.pagination) {
      lookup.pagination.lookup = externalId.field;
    }
  }
}
