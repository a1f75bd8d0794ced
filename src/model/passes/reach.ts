import type { MediaType, Model, Operation, Response, Webhook } from "../api.js";
import { modelOf, type Schema } from "../schema/schema.js";
import type { NamedModels } from "../schema/references.js";
import { visitSchemas } from "../schema/visit-schemas.js";

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
  models: NamedModels,
): ReachedModels {
  const requests = operations.flatMap(({ body, parameters }) => [
    ...bodySchemas(body?.content),
    ...parameters.map(({ schema }) => schema),
  ]);
  const responses = operations.flatMap((each) => responseSchemas(each.responses));
  const sent = webhooks.flatMap(({ body }) => bodySchemas(body?.content));
  const answered = webhooks.flatMap((each) => responseSchemas(each.responses));
  return {
    read: modelsIn([...responses, ...sent], models),
    written: modelsIn([...requests, ...answered], models),
  };
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

/** Every model that the schemas lead to. */
function modelsIn(schemas: Schema[], models: NamedModels): Set<Model> {
  const referred = [...visitSchemas(schemas, models)].flatMap(({ $ref }) => {
    const model = $ref === undefined ? undefined : models.get(modelOf($ref));
    return model === undefined ? [] : [model];
  });
  return new Set(referred);
}
