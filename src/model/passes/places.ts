import type { Operation } from "../api.js";
import type { Draft } from "../draft.js";
import type { ModelRegistry } from "../schema/model-registry.js";
import type { Schema } from "../schema/schema.js";
import { pointer } from "../source.js";

/** What a schema stands at: a media type, a parameter or a header. */
interface Holder {
  schema?: Schema;
  at: string;
  contentType?: string;
}

/** A schema of an operation that a `$ref` leads to is a model: the operation refers to it, too, and has no other type. */
export function referToPlaces(
  operations: readonly Draft<Operation>[],
  registry: ModelRegistry,
): void {
  for (const { parameters, body, responses } of operations) {
    const holders: Holder[] = [
      ...parameters,
      ...(body?.content ?? []),
      ...responses.flatMap(({ content, headers }) => [...content, ...headers]),
    ];
    for (const holder of holders) {
      const at = pointer(holder.at, "schema");
      if (holder.schema !== undefined && registry.drafts.has(at)) {
        holder.schema = registry.reference(at);
      }
    }
  }
}
