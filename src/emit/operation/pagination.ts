import type { FunctionDeclarationStructure } from "ts-morph";
import type { RuntimeType, RuntimeValue } from "../runtime/names.js";
import type { Api, Operation, Pagination } from "../../model/api.js";
import { isPayloadOptional, isSuccess, payloadSchema } from "../../model/operations/payload.js";
import { schemaAt } from "../../model/schema/properties.js";
import { dereference } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { typesOf } from "../../model/schema/types-of.js";
import { membersType, successShapes } from "./answers.js";
import { comment } from "../comment.js";
import { runtime } from "../imports.js";
import { spellLiteral, type Literal } from "../literal.js";
import { requestShape } from "./request-type.js";
import { clientType } from "./scopes.js";
import { spellType, type TypeContext } from "../spell-type.js";
import { StructureKind } from "../structures.js";

/** `listAllX`: all pages of a list operation. */
export function paginationFunction(
  operation: Operation,
  pagination: Pagination,
  { api, types }: { api: Api; types: TypeContext },
): FunctionDeclarationStructure {
  const type = (name: RuntimeType): string => types.imports.type(runtime, name);
  const hasQuestionToken = requestShape(operation, types)?.optional !== false;
  const { style, settings } = pageStyle(operation, pagination);
  const source: Literal = {
    id: operation.id,
    list: { expression: operation.name },
    style: { expression: `${types.imports.value(runtime, style)}(${spellLiteral(settings)})` },
    items: pagination.items.length === 0 ? undefined : ["data", ...pagination.items],
    lookup: pagination.lookup,
    client: { expression: "client" },
    request: { expression: "request" },
    options: { expression: "options" },
  };
  return {
    kind: StructureKind.Function,
    name: pagination.name,
    isExported: true,
    docs: comment(
      `All items of {@link ${operation.name}}, page by page: iterate it, or its \`pages()\`; \`toArray()\` collects them.`,
      "Nothing is sent before it is iterated. A page that fails throws an `ApiError`; `results()` yields it as a value.",
    ),
    parameters: [
      { name: "client", type: clientType(api, types.imports, [operation]) },
      { name: "request", type: operation.requestType, hasQuestionToken },
      { name: "options", type: type("PaginationOptions"), hasQuestionToken: true },
    ],
    returnType: paginatorType(operation, pagination, types),
    statements: [
      `return ${types.imports.value(runtime, "paginate")}${typeArguments(operation, pagination, types)}(${spellLiteral(source)});`,
    ],
  };
}

/** `Paginator<Item, Error, Siblings, Data>`, without what is as it is by default. */
function paginatorType(operation: Operation, pagination: Pagination, types: TypeContext): string {
  const siblings = siblingsType(operation, types);
  const parts = [itemType(operation, types), operation.errorType];
  const isListAlone = pagination.items.length === 0 && answersListAlone(operation, types);
  if (siblings !== "unknown" || !isListAlone) {
    parts.push(siblings);
  }
  if (!isListAlone) {
    parts.push(operation.dataType);
  }
  return `${types.imports.type(runtime, "Paginator")}<${parts.join(", ")}>`;
}

/** What stands beside the data of each page. */
function siblingsType(operation: Operation, types: TypeContext): string {
  const siblings = successShapes(operation, types)[0]?.siblings ?? [];
  return siblings.length > 0 ? membersType(siblings) : "unknown";
}

/** A list whose answers have several types is a union, of which TypeScript infers one member at best. */
function typeArguments(operation: Operation, pagination: Pagination, types: TypeContext): string {
  if (successShapes(operation, types).length === 1) {
    return "";
  }
  const { requestType, dataType, errorType } = operation;
  const parts = [positions[pagination.style], requestType, itemType(operation, types)];
  return `<${[...parts, dataType, errorType, siblingsType(operation, types)].join(", ")}>`;
}

/** The runtime's types of where a page is. */
const positions = {
  page: "number",
  offset: "number",
  cursor: "string",
  link: "Record<string, string | readonly string[]>",
} as const;

/** True where the data is a list and can be nothing else: null, a 204 or another type of body. */
function answersListAlone(operation: Operation, types: TypeContext): boolean {
  const { models } = types;
  const bodies = operation.responses.filter(isSuccess).flatMap(({ content }) => content);
  const isOneBody = bodies.length === 1 && successShapes(operation, types).length === 1;
  const [type, ...others] = typesOf(dereference(payloadSchema(operation, models) ?? {}, models));
  const isList = type === "array" && others.length === 0;
  return isOneBody && isList && !isPayloadOptional(operation, models);
}

/** The type of one item of a list operation. */
export function itemType(operation: Operation, types: TypeContext): string {
  const schema = itemSchema(operation, types);
  return spellType({ schema, typeName: operation.itemType, direction: "read" }, types);
}

/** The schema of one item of a list operation. */
export function itemSchema(operation: Operation, { models }: TypeContext): Schema {
  const payload = payloadSchema(operation, models) ?? {};
  const list = schemaAt(payload, operation.pagination?.items ?? [], models) ?? {};
  return dereference(list, models).items ?? {};
}

/** The runtime's function for a way of paging, and what it is given. */
export function pageStyle(
  operation: Operation,
  pagination: Pagination,
): { style: RuntimeValue; settings: Literal } {
  const { position, told, more, first } = pagination;
  const path = (names: string[] | undefined): string[] | undefined =>
    names && resultPath(names, operation);
  switch (pagination.style) {
    case "page":
      return { style: "pageNumber", settings: { page: position, totalPages: path(told), first } };
    case "offset":
      return { style: "pageOffset", settings: { offset: position, total: path(told) } };
    case "cursor":
      return {
        style: "pageCursor",
        settings: { cursor: position, next: path(told), more: path(more) },
      };
    case "link": {
      // One that is renamed has its name from another place, such as the path, which no link may change.
      const parameters = operation.parameters
        .filter((each) => each.in === "query" && each.key === each.name)
        .map(({ name }) => name);
      const next = path(told);
      return next
        ? { style: "pageUrl", settings: { parameters, next } }
        : { style: "pageLink", settings: { parameters } };
    }
    default:
      return pagination.style satisfies never;
  }
}

/** Where the result has what stands in the body: beside `data` what is beside the payload, else inside it. */
function resultPath(names: string[], { envelope }: Operation): string[] {
  if (envelope === undefined) {
    return ["data", ...names];
  }
  return names[0] === envelope ? ["data", ...names.slice(1)] : names;
}
