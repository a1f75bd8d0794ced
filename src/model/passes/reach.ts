import type { MediaType, Model, Operation, Response, Webhook } from "../api.js";
import { modelOf, type Schema } from "../schema/schema.js";
import type { Models } from "../schema/schema-lookup.js";
import { partsOf } from "../schema/subschemas.js";

/** The models that operations and webhooks lead to, by what a client does with them. */
export interface ReachedModels {
  /** Of responses, and of what webhooks send. */
  read: Set<Model>;
  /** Of requests, and of what webhooks are answered. */
  written: Set<Model>;
}

/** Follows every reference from operations and webhooks on. */
export function reachedModels(
  operations: Operation[],
  webhooks: Webhook[],
  models: Models,
): ReachedModels {
  const read = new Set<Model>();
  const written = new Set<Model>();
  for (const operation of operations) {
    reach(bodySchemas(operation.body?.content), written, models);
    reach(
      operation.parameters.map((parameter) => parameter.schema),
      written,
      models,
    );
    reach(responseSchemas(operation.responses), read, models);
  }
  for (const webhook of webhooks) {
    reach(bodySchemas(webhook.body?.content), read, models);
    reach(responseSchemas(webhook.responses), written, models);
  }
  return { read, written };
}

function bodySchemas(content: MediaType[] = []): Schema[] {
  return content.flatMap(({ schema, itemSchema }) =>
    [schema, itemSchema].filter((each) => each !== undefined),
  );
}

function responseSchemas(responses: Response[]): Schema[] {
  return responses.flatMap((response) => [
    ...bodySchemas(response.content),
    ...response.headers.map((header) => header.schema),
  ]);
}

/** Adds every model that the schemas lead to. */
function reach(schemas: Schema[], found: Set<Model>, models: Models): void {
  const pending = [...schemas];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    const model = schema.$ref === undefined ? undefined : models.get(modelOf(schema.$ref));
    if (model !== undefined && !found.has(model)) {
      found.add(model);
      pending.push(model.schema);
    }
    pending.push(...partsOf(schema));
  }
}
