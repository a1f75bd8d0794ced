import type { Node } from "../../read/document.js";
import type { Operation, Pagination, Parameter } from "../api.js";
import { unnamed, type Draft } from "../draft.js";
import { payloadSchema, successSchema } from "../operations/payload.js";
import { allowsType } from "../schema/kinds.js";
import { schemaAt } from "../schema/properties.js";
import type { Models } from "../schema/references.js";
import { child, pointer, stringAt, type Source } from "../source.js";
import { wordProblems, type Words } from "../names/words.js";

/** The words of `x-pagination`, by style: the parameter of the position, and what the response tells. */
const stylesOf = {
  page: { position: "page", told: "totalPages" },
  offset: { position: "offset", told: "total" },
  cursor: { position: "cursor", told: "next" },
  link: { position: undefined, told: "next" },
} as const;

type Style = keyof typeof stylesOf;

/** What a declaration is verified with. */
export interface DeclarationContext {
  source: Source;
  models: Models;
}

/** What a declaration says. */
interface Declared {
  style: Style;
  /** Names of query parameters. */
  position?: string | undefined;
  limit?: string | undefined;
  /** Paths of properties. */
  told?: string[] | undefined;
  more?: string[] | undefined;
  items?: string[] | undefined;
}

/** What is wrong, and the field that it is wrong in; none: the declaration as a whole. */
interface Complaint {
  field?: string | undefined;
  what: string;
  todo: string;
}

/**
 * Reads `x-pagination` and verifies it: the parameters must be query parameters of the operation, the property paths
 * must lead somewhere in its response. Paths are written with dots: `meta.total_pages`.
 */
export function readPagination(
  node: Node,
  operation: Draft<Operation>,
  { source, models }: DeclarationContext,
): Draft<Pagination> | undefined {
  const object = child(node, "x-pagination");
  if (object === undefined) {
    return undefined;
  }
  const declared = readDeclared(object);
  const misread = declared ? wordProblems(object, "x-pagination", wordsOf(declared.style)) : [];
  if (misread.length > 0) {
    source.problems.push(...misread);
    return undefined;
  }
  const complaints = declared
    ? [
        ...parameterComplaints(declared, operation),
        ...responseComplaints(declared, operation, models),
      ]
    : [unknownStyle];
  for (const { field, what, todo } of complaints) {
    const at = field === undefined ? object.at : pointer(object.at, field);
    source.problems.push({ at, id: "pagination-invalid", what, todo });
  }
  return declared && complaints.length === 0
    ? paginationOf(declared, { object, operation })
    : undefined;
}

const unknownStyle: Complaint = {
  field: "style",
  what: "x-pagination has no known style",
  todo: "Use page, offset, cursor or link.",
};

function readDeclared(object: Node): Declared | undefined {
  const style = stringAt(object, "style");
  if (style === undefined || !isStyle(style)) {
    return undefined;
  }
  const path = (field: string): string[] | undefined => stringAt(object, field)?.split(".");
  const { position, told } = stylesOf[style];
  return {
    style,
    position: position && stringAt(object, position),
    limit: stringAt(object, "limit"),
    told: told && path(told),
    more: style === "cursor" ? path("more") : undefined,
    items: path("items"),
  };
}

function wordsOf(style: Style): Words {
  const { position, told } = stylesOf[style];
  return {
    style: "text",
    ...(position && { [position]: "text" }),
    limit: "text",
    ...(told && { [told]: "text" }),
    ...(style === "page" && { first: "integer" }),
    ...(style === "cursor" && { more: "text" }),
    items: "text",
  };
}

function isStyle(style: string): style is Style {
  return Object.hasOwn(stylesOf, style);
}

function parameterComplaints(declared: Declared, operation: Draft<Operation>): Complaint[] {
  const field = stylesOf[declared.style].position;
  const complaints: Complaint[] = [];
  for (const [word, name] of [
    [field, declared.position],
    ["limit", declared.limit],
  ]) {
    if (name !== undefined && queryParameter(operation, name) === undefined) {
      const what = `${operation.id} has no query parameter ${JSON.stringify(name)}`;
      complaints.push({ field: word, what, todo: "Name one that it has." });
    }
  }
  if (field !== undefined && declared.position === undefined) {
    const what = `x-pagination needs \`${field}\``;
    complaints.push({ what, todo: "Name the query parameter." });
  }
  if (declared.style === "link" && !operation.parameters.some((each) => each.in === "query")) {
    const what = `${operation.id} has no query parameter that a link could set`;
    complaints.push({ field: "style", what, todo: "Declare them." });
  }
  return complaints;
}

function responseComplaints(
  { style, told, more, items = [] }: Declared,
  operation: Draft<Operation>,
  models: Models,
): Complaint[] {
  const complaints: Complaint[] = [];
  for (const { field, path } of [
    { field: stylesOf[style].told, path: told },
    { field: "more", path: more },
  ]) {
    if (path && !leads(path, operation, models)) {
      const what = `The response has no property ${path.join(".")}`;
      complaints.push({ field, what, todo: "Name one that its schema declares." });
    }
  }
  if (style === "cursor" && told === undefined) {
    const todo = "Name the property that holds the next cursor.";
    complaints.push({ what: "x-pagination needs `next`", todo });
  }
  if (!holdsList(items, operation, models)) {
    const isNamed = items.length > 0;
    complaints.push({
      field: isNamed ? "items" : undefined,
      what: `The payload${isNamed ? ` has no list at ${items.join(".")}` : " is not a list"}`,
      todo: "Name the property that holds the items, counted from the payload: items: <path>.",
    });
  }
  return complaints;
}

function paginationOf(
  { style, position, limit, told, more, items = [] }: Declared,
  { object, operation }: { object: Node; operation: Draft<Operation> },
): Draft<Pagination> {
  const key = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : queryParameter(operation, name)?.key;
  const positionKey = key(position);
  const limitKey = key(limit);
  const first = style === "page" ? child(object, "first")?.value : undefined;
  return {
    style,
    name: unnamed,
    ...(typeof first === "number" && first !== 1 && { first }),
    ...(more && { more }),
    ...(positionKey && { position: positionKey }),
    ...(limitKey && { limit: limitKey }),
    ...(told && { told }),
    items,
  };
}

function queryParameter(operation: Draft<Operation>, name: string): Draft<Parameter> | undefined {
  return operation.parameters.find((each) => each.in === "query" && each.name === name);
}

function leads(path: string[], operation: Draft<Operation>, models: Models): boolean {
  const schema = successSchema(operation);
  return schema !== undefined && schemaAt(schema, path, models) !== undefined;
}

function holdsList(path: string[], operation: Draft<Operation>, models: Models): boolean {
  const payload = payloadSchema(operation, models);
  const list = payload && schemaAt(payload, path, models);
  return list !== undefined && allowsType(list, "array", models);
}
