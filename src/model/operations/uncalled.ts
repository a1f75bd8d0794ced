import type { Node } from "../../read/document.js";
import type { Operation, Uncalled, Webhook } from "../api.js";
import type { Draft } from "../draft.js";
import type { Name } from "../names/names.js";
import { members, part, resolve } from "../source.js";
import type { OperationContext } from "./operation-context.js";
import { readOperation } from "./operations.js";
import { ownerOf, readPathItem, type PathItem } from "./path-item.js";
import { readCallbackOperations } from "./webhooks.js";

/**
 * What no client has and two versions of a document may differ in: operations of methods that fetch refuses, and
 * webhooks as they were written before 3.1 had a field for them.
 */
export function readUncalled(root: Node, context: OperationContext): Draft<Uncalled> {
  // What is wrong with them is no matter of the client's.
  const quiet = { ...context, source: { ...context.source, warnings: [], problems: [] } };
  const operations = members(part(quiet.source, root, "paths")).flatMap(([path, declared]) =>
    path.startsWith("/") ? operationsAt(path, declared, quiet) : [],
  );
  return { operations, webhooks: readOldWebhooks(root, quiet) };
}

function operationsAt(path: string, declared: Node, context: OperationContext): Draft<Operation>[] {
  const pathItem = readPathItem(context.source, declared);
  return (pathItem === undefined ? [] : refused(pathItem, context)).map(([method, operation]) => ({
    ...readOperation(
      { method, path, pathItem: pathItem as PathItem, operation, greedy: [] },
      context,
    ),
    name: `${method} ${path}` as Name,
  }));
}

/** The operations with a "forbidden method" of the Fetch standard. */
function refused(pathItem: PathItem, { source }: OperationContext): [string, Node][] {
  const field = (name: string): Node | undefined => part(source, ownerOf(pathItem, name), name);
  const trace = field("trace");
  const more = members(field("additionalOperations")).filter(([method]) =>
    /^(connect|trace|track)$/i.test(method),
  );
  const found: [string, Node][] = [...(trace ? [["trace", trace] as [string, Node]] : []), ...more];
  return found.flatMap(([method, declared]) => {
    const operation = resolve(source, declared);
    return operation === undefined ? [] : [[method.toUpperCase(), operation]];
  });
}

function readOldWebhooks(root: Node, context: OperationContext): Draft<Webhook>[] {
  return members(part(context.source, root, "x-webhooks")).flatMap(([key, declared]) =>
    readCallbackOperations(key, declared, context),
  );
}
