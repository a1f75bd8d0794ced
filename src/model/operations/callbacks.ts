import type { Node } from "../../read/document.js";
import type { Webhook } from "../api.js";
import type { Draft } from "../draft.js";
import type { OperationContext } from "./operation-context.js";
import { members, part, resolve } from "../source.js";
import { readCallbackOperations } from "./webhooks.js";

/** The `callbacks` of an operation: requests that the API sends to where the caller said (OpenAPI 3.1, 4.8.18). */
export function readCallbacks(operation: Node, context: OperationContext): Draft<Webhook>[] {
  const callbacks: Draft<Webhook>[] = [];
  for (const [name, declared] of members(part(context.source, operation, "callbacks"))) {
    const callback = name.startsWith("x-") ? undefined : resolve(context.source, declared);
    for (const [expression, pathItem] of members(callback)) {
      if (!expression.startsWith("x-")) {
        callbacks.push(...readCallbackOperations(`${name} ${expression}`, pathItem, context));
      }
    }
  }
  return callbacks;
}
