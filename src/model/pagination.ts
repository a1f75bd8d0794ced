import type { Node } from "../read/document.js";
import type { Operation, Pagination } from "./api.js";
import { unnamed } from "./names.js";
import {
  allowsType,
  payloadSchema,
  schemaAt,
  successSchema,
  type Models,
} from "./schema-lookup.js";
import { child, pointer, stringAt, type Source } from "./source.js";

/** The words of `x-pagination`, by style: the parameter of the position, and what the response tells. */
const stylesOf = {
  page: { position: "page", told: "totalPages" },
  offset: { position: "offset", told: "total" },
  cursor: { position: "cursor", told: "next" },
  link: { position: undefined, told: undefined },
} as const;

/** What a declaration is verified with. */
export interface DeclarationContext {
  source: Source;
  models: Models;
}

/**
 * Reads `x-pagination` and verifies it: the parameters must be query parameters of the operation, the property paths
 * must lead somewhere in its response. Paths are written with dots: `meta.total_pages`.
 */
export function readPagination(
  node: Node,
  operation: Operation,
  context: DeclarationContext,
): Pagination | undefined {
  const declared = child(node, "x-pagination");
  if (declared === undefined) {
    return undefined;
  }
  const refuse = (key: string | undefined, what: string, todo: string): undefined => {
    const at = key === undefined ? declared.at : pointer(declared.at, key);
    context.source.problems.push({ at, what, todo });
    return undefined;
  };
  const style = stringAt(declared, "style");
  if (style !== "page" && style !== "offset" && style !== "cursor" && style !== "link") {
    return refuse("style", "x-pagination has no known style", "Use page, offset, cursor or link.");
  }
  const words = stylesOf[style];
  const parameterKey = (word: string): string | undefined => {
    const name = stringAt(declared, word);
    const parameter = operation.parameters.find(
      (each) => each.in === "query" && each.name === name,
    );
    return name === undefined || parameter
      ? parameter?.key
      : refuse(
          word,
          `${operation.id} has no query parameter ${JSON.stringify(name)}`,
          "Name one that it has.",
        );
  };
  const position = words.position && parameterKey(words.position);
  const limit = parameterKey("limit");
  if (words.position && stringAt(declared, words.position) === undefined) {
    return refuse(
      undefined,
      `x-pagination needs \`${words.position}\``,
      "Name the query parameter.",
    );
  }
  const told = words.told && stringAt(declared, words.told)?.split(".");
  if (told && !leads(told, operation, context.models)) {
    return refuse(
      words.told,
      `The response has no property ${told.join(".")}`,
      "Name one that its schema declares.",
    );
  }
  const more = style === "cursor" ? stringAt(declared, "more")?.split(".") : undefined;
  if (more && !leads(more, operation, context.models)) {
    return refuse(
      "more",
      `The response has no property ${more.join(".")}`,
      "Name one that its schema declares.",
    );
  }
  if (style === "link" && !operation.parameters.some((each) => each.in === "query")) {
    return refuse(
      "style",
      `${operation.id} has no query parameter that a link could set`,
      "Declare them.",
    );
  }
  if (style === "cursor" && !told) {
    return refuse(
      undefined,
      "x-pagination needs `next`",
      "Name the property that holds the next cursor.",
    );
  }
  const items = stringAt(declared, "items")?.split(".") ?? [];
  if (!holdsList(items, operation, context.models)) {
    return refuse(
      stringAt(declared, "items") && "items",
      `The payload${items.length > 0 ? ` has no list at ${items.join(".")}` : " is not a list"}`,
      "Name the property that holds the items, counted from the payload: items: <path>.",
    );
  }
  const first = style === "page" ? child(declared, "first")?.value : undefined;
  return {
    style,
    name: unnamed,
    ...(typeof first === "number" && first !== 1 && { first }),
    ...(more && { more }),
    ...(position && { position }),
    ...(limit && { limit }),
    ...(told && { told }),
    items,
  };
}

function leads(path: string[], operation: Operation, models: Models): boolean {
  const schema = successSchema(operation);
  return schema !== undefined && schemaAt(schema, path, models) !== undefined;
}

function holdsList(path: string[], operation: Operation, models: Models): boolean {
  const payload = payloadSchema(operation, models);
  const list = payload && schemaAt(payload, path, models);
  return list !== undefined && allowsType(list, "array", models);
}
