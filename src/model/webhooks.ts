import type { Node } from "../read/document.js";
import type { Webhook } from "./api.js";
import { readRequestBody, readResponses } from "./content.js";
import { docOf } from "./docs.js";
import { byCodeUnit, unnamed } from "./names.js";
import type { SchemaContext } from "./normalize-schema.js";
import { operationsOf } from "./paths.js";
import { child, members, resolve, stringAt } from "./source.js";

/** The root's `webhooks` (3.1), sorted by key and method. */
export function readWebhooks(root: Node, context: SchemaContext): Webhook[] {
  const webhooks: Webhook[] = [];
  for (const [key, declared] of members(child(root, "webhooks"))) {
    const pathItem = key.startsWith("x-") ? undefined : resolve(context.source, declared);
    for (const { method, operation } of pathItem ? operationsOf(pathItem, context.source) : []) {
      const body = readRequestBody(operation, context);
      webhooks.push({
        name: unnamed,
        key,
        method,
        description: docOf(stringAt(operation, "description") ?? stringAt(operation, "summary")),
        ...(body && { body }),
        responses: readResponses(operation, context),
        at: operation.at,
      });
    }
  }
  return webhooks.sort((a, b) => byCodeUnit(a.key + a.method, b.key + b.method));
}
