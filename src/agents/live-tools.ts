import type { Callable, PageOptions } from "../checks/mcp/tool.js";
import { toolsOf } from "../companions/mcp/tools-of.js";
import { pageStyle } from "../emit/operation/pagination.js";
import { modelsByName, type NamedModels } from "../model/schema/references.js";
import type { Api, Operation, Pagination } from "../model/api.js";
import type { JsonSchema } from "../checks/mcp/tool.js";
import type { ModelPlaces } from "../checks/mcp/places.js";
import type { Client } from "../runtime/contract/client.js";
import type { CallFailure } from "../runtime/contract/errors.js";
import type { CallOptions } from "../runtime/contract/client-options.js";
import type { PageStyle, Position } from "../runtime/pages/page-style.js";
import type { Result } from "../runtime/contract/result.js";
import * as runtime from "../runtime/index.js";
import { liveOperation } from "./live-operation.js";

/** The operations of an Api as tools that are called without a client having been generated. */
export interface LiveTools {
  /** By the ids of the operations. */
  tools: Readonly<Record<string, Callable>>;
  schemas: Readonly<Record<string, JsonSchema>>;
  models: ModelPlaces;
}

/** @param clientFor what an operation is called with: it may need credentials of its own */
export function liveTools(api: Api, clientFor: (operation: Operation) => Client): LiveTools {
  const models = modelsByName(api.models);
  const { tools, schemas, places } = toolsOf(api, models);
  const callable = [...tools].map(([operation, tool]): [string, Callable] => {
    const functions = functionsOf(operation, { api, models, clientFor });
    return [operation.id, { ...tool, ...functions }];
  });
  return {
    tools: Object.fromEntries(callable),
    schemas: Object.fromEntries(schemas),
    models: Object.fromEntries(places),
  };
}

interface Calling {
  api: Api;
  models: NamedModels;
  clientFor: (operation: Operation) => Client;
}

/** The same functions as those of a generated client. Their client is the operation's own. */
function functionsOf(
  operation: Operation,
  { api, models, clientFor }: Calling,
): Pick<Callable, "call" | "list"> {
  const { pagination, id } = operation;
  let own: { client: Client; described: runtime.Operation } | undefined;
  const call = async (
    request: object,
    options: CallOptions | undefined,
  ): Promise<Result<unknown, CallFailure>> => {
    own ??= { client: clientFor(operation), described: liveOperation(operation, api, models) };
    return own.client.call(own.described, request, options);
  };
  const list = (client: Client, request: object, options: PageOptions) => {
    const style = styleOf(operation, pagination as Pagination);
    return runtime.paginate({
      id,
      list: (_, asked, calling) => call(asked, calling),
      style,
      items: ["data", ...(pagination?.items ?? [])],
      ...(pagination?.lookup !== undefined && { lookup: pagination.lookup }),
      client,
      request,
      options,
    });
  };
  return {
    call: (_, request, options) => call(request, options),
    ...(pagination && { list }),
  };
}

function styleOf(operation: Operation, pagination: Pagination): PageStyle<Position> {
  const { style, settings } = pageStyle(operation, pagination);
  // What is named there makes a style of settings.
  const make = runtime[style] as unknown as (given: unknown) => PageStyle<Position>;
  return make(settings);
}
