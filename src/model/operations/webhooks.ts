import type { Node } from "../../read/document.js";
import type { Webhook } from "../api.js";
import { readRequestBody, readResponses } from "./content.js";
import { docOf } from "../docs.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { unnamed, type Draft } from "../draft.js";
import type { SchemaContext } from "../schema/schema-context.js";
import { nameKeys, readParameters } from "./parameters.js";
import { readPathItem } from "./path-item.js";
import { operationsOf } from "./paths.js";
import { members, part, stringAt } from "../source.js";

/** The root's `webhooks` (3.1), sorted by key and method. */
export function readWebhooks(root: Node, context: SchemaContext): Draft<Webhook>[] {
  return members(part(context.source, root, "webhooks"))
    .filter(([key]) => !key.startsWith("x-"))
    .flatMap(([key, declared]) => readCallbackOperations(key, declared, context))
    .sort((a, b) => byCodeUnit(a.key + a.method, b.key + b.method));
}

/** The requests of a Path Item Object that the API sends, not the client. */
export function readCallbackOperations(
  key: string,
  declared: Node,
  context: SchemaContext,
): Draft<Webhook>[] {
  const pathItem = readPathItem(context.source, declared);
  if (pathItem === undefined) {
    return [];
  }
  return operationsOf(pathItem, context.source).map(({ method, operation }) => {
    const body = readRequestBody(operation, context);
    const parameters = readParameters([...pathItem.toReversed(), operation], context);
    nameKeys(parameters, body !== undefined);
    return {
      name: unnamed,
      key,
      method,
      description: docOf(stringAt(operation, "description") ?? stringAt(operation, "summary")),
      parameters,
      ...(body && body.content.length > 0 && { body }),
      responses: readResponses(operation, context),
      at: operation.at,
    };
  });
}
