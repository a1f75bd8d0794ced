import { StructureKind, type FunctionDeclarationStructure } from "ts-morph";
import type { Operation, Pagination } from "../model/api.js";
import { dereference, isPayloadOptional, payloadSchema, schemaAt } from "../model/schema-lookup.js";
import type { Schema } from "../model/schema.js";
import { membersType, successShapes } from "./answers.js";
import { comment } from "./comment.js";
import { runtime } from "./imports.js";
import { spellLiteral, type Literal } from "./literal.js";
import { requestShape } from "./request-type.js";
import { spellType, type TypeContext } from "./spell-type.js";

/** `listAllX`: all pages of a list operation. */
export function paginationFunction(
  operation: Operation,
  pagination: Pagination,
  types: TypeContext,
): FunctionDeclarationStructure {
  const type = (name: string): string => types.imports.type(runtime, name);
  const hasQuestionToken = requestShape(operation, types)?.optional !== false;
  const source: Literal = {
    id: operation.id,
    list: { expression: operation.name },
    style: style(operation, pagination, types),
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
      { name: "client", type: type("Client") },
      { name: "request", type: operation.requestType, hasQuestionToken },
      { name: "options", type: type("PaginationOptions"), hasQuestionToken: true },
    ],
    returnType: paginatorType(operation, pagination, types),
    statements: [`return ${types.imports.value(runtime, "paginate")}(${spellLiteral(source)});`],
  };
}

/** `Paginator<Item, Error, Siblings, Data>`, without what is as it is by default. */
function paginatorType(operation: Operation, pagination: Pagination, types: TypeContext): string {
  const item = itemType(operation, types);
  const siblings = successShapes(operation, types)[0]?.siblings ?? [];
  const parts = [item, operation.errorType];
  const isListAlone = pagination.items.length === 0 && !isPayloadOptional(operation, types.models);
  if (siblings.length > 0 || !isListAlone) {
    parts.push(siblings.length > 0 ? membersType(siblings) : "unknown");
  }
  if (!isListAlone) {
    parts.push(operation.dataType);
  }
  return `${types.imports.type(runtime, "Paginator")}<${parts.join(", ")}>`;
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

function style(operation: Operation, pagination: Pagination, types: TypeContext): Literal {
  const { position, told, more, first } = pagination;
  const path = (names: string[] | undefined): string[] | undefined =>
    names && resultPath(names, operation);
  const call = (name: string, settings: Literal): Literal => ({
    expression: `${types.imports.value(runtime, name)}(${spellLiteral(settings)})`,
  });
  switch (pagination.style) {
    case "page":
      return call("pageNumber", { page: position, totalPages: path(told), first });
    case "offset":
      return call("pageOffset", { offset: position, total: path(told) });
    case "cursor":
      return call("pageCursor", { cursor: position, next: path(told), more: path(more) });
    case "link":
      return call("pageLink", {
        // One that is renamed has its name from another place, such as the path, which no link may change.
        parameters: operation.parameters
          .filter((each) => each.in === "query" && each.key === each.name)
          .map(({ name }) => name),
      });
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
