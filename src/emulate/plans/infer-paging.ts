import type { Operation, Parameter } from "../../model/api.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Paging } from "./plan.js";

/** How many items a page has where nothing says it. */
const defaultLimit = 20;

const positions: [Paging["style"], RegExp][] = [
  ["page", /^page(_?number)?$/i],
  ["offset", /^(offset|skip|start)$/i],
];
const limits = /^(limit|(per_?page)|(page_?)?size)$/i;

/** How an operation cuts its list into pages: as `x-pagination` declares, or as the usual parameter names say. */
export function inferPaging(operation: Operation, models: Models): Paging | undefined {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const { pagination } = operation;
  const wire = (key: string | undefined): Parameter | undefined =>
    query.find((parameter) => parameter.key === key);
  if (pagination !== undefined) {
    const { style, told } = pagination;
    return paging(
      { style, told, position: wire(pagination.position), limit: wire(pagination.limit) },
      models,
    );
  }
  const limit = query.find((parameter) => limits.test(parameter.name));
  for (const [style, pattern] of positions) {
    const position = query.find((parameter) => pattern.test(parameter.name));
    if (position !== undefined) {
      return paging({ style, position, limit }, models);
    }
  }
  return undefined;
}

interface Found {
  style: Paging["style"];
  position?: Parameter | undefined;
  limit?: Parameter | undefined;
  told?: string[] | undefined;
}

function paging({ style, position, limit, told }: Found, models: Models): Paging {
  const fallback = limit && dereference(limit.schema, models).default;
  return {
    style,
    ...(position && { position: position.name }),
    ...(limit && { limit: limit.name }),
    ...(told && { told }),
    defaultLimit: typeof fallback === "number" ? fallback : defaultLimit,
  };
}
