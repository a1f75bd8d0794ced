import {
  StructureKind,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type StatementStructures,
  type TypeAliasDeclarationStructure,
} from "ts-morph";
import type { Api, ExternalId, Operation, Parameter } from "../model/api.js";
import { payloadSchema, propertiesOf } from "../model/schema-lookup.js";
import type { Schema } from "../model/schema.js";
import { runtime } from "./imports.js";
import { dataText } from "./result-type.js";
import { successShapes } from "./answers.js";
import { code, comment } from "./comment.js";
import { propertyKey, spellAccess, spellLiteral, spellObject, type Literal } from "./literal.js";
import { itemSchema, itemType } from "./pagination.js";
import { parameterProperty } from "./request-type.js";
import type { TypeContext } from "./spell-type.js";

/** What the functions of an external id are made from. */
interface Wrapped {
  create: Operation;
  lookup: Operation;
  read?: Operation;
  update?: Operation;
  externalId: ExternalId;
  types: TypeContext;
  /** The type of what is kept: what `read` answers, otherwise an item of the list. */
  record: string;
  /** Members of the request that say whose record it is, such as `patientId`. */
  owners: Parameter[];
}

/** `findXByExternalId`, `ensureX` and, where there is an update, `reconcileXs`, with their types. */
export function externalIdStatements(
  create: Operation,
  { api, types }: { api: Api; types: TypeContext },
): StatementStructures[] {
  const { externalId } = create;
  const named = (id: string | undefined): Operation | undefined =>
    id === undefined ? undefined : api.operations.find((operation) => operation.id === id);
  const lookup = named(externalId?.lookup);
  if (externalId === undefined || lookup === undefined) {
    return [];
  }
  const read = named(externalId.read);
  const update = named(externalId.update);
  const wrapped: Wrapped = {
    create,
    lookup,
    ...(read && { read }),
    ...(update && { update }),
    externalId,
    types,
    record: read ? dataText(successShapes(read, types)) : itemType(lookup, types),
    owners: lookup.parameters.filter(
      (parameter) => parameter.required && parameter.name !== externalId.field,
    ),
  };
  return [
    findRequest(wrapped),
    findError(wrapped),
    findFunction(wrapped),
    ensureRequest(wrapped),
    ensureError(wrapped),
    ensureFunction(wrapped),
    ...(update ? reconcileStatements({ ...wrapped, update }) : []),
  ];
}

function findRequest({ externalId, owners, types }: Wrapped): InterfaceDeclarationStructure {
  const { names, field } = externalId;
  return {
    kind: StructureKind.Interface,
    name: names.findRequest,
    isExported: true,
    docs: comment(`What {@link ${names.find}} takes.`),
    properties: [
      ...owners.map((owner) => parameterProperty(owner, types)),
      {
        name: propertyKey(field),
        type: "string",
        docs: comment("Your own identifier of the record."),
      },
    ],
  };
}

const notFound = '{ kind: "http"; status: 404 }';

function findError({ externalId, lookup, types }: Wrapped): TypeAliasDeclarationStructure {
  const { names } = externalId;
  return {
    kind: StructureKind.TypeAlias,
    name: names.findError,
    isExported: true,
    docs: comment(`How {@link ${names.find}} can fail. A miss is no failure.`),
    type: `Exclude<${typeOf(lookup, "errorType", types)}, ${notFound}>`,
  };
}

function findFunction({ externalId, lookup, types }: Wrapped): FunctionDeclarationStructure {
  const { names, field } = externalId;
  const item = itemType(lookup, types);
  const literal: Literal = {
    id: lookup.id,
    field,
    value: { expression: spellAccess("request", field) },
    items: itemsPath(lookup),
    list: { expression: `() => ${functionOf(lookup, types)}(client, request, options)` },
  };
  return {
    kind: StructureKind.Function,
    name: names.find,
    isExported: true,
    docs: comment(
      `The record with this ${code(field)}, as {@link ${lookup.name}} shows it, or null where there is none.`,
      "An answer with several records, or with another one, is a `decode` failure.",
    ),
    parameters: parameters(names.findRequest, types),
    returnType: `Promise<${types.imports.type(runtime, "Result")}<${item} | null, ${names.findError}>>`,
    statements: [
      `return ${types.imports.value(runtime, "find")}<${item}, ${names.findError}>(${spellLiteral(literal)});`,
    ],
  };
}

/** An interface, where the request of the create is one; an intersection, where its content types make it a union. */
function ensureRequest({
  create,
  externalId,
  types,
}: Wrapped): InterfaceDeclarationStructure | TypeAliasDeclarationStructure {
  const { names, field } = externalId;
  const request = typeOf(create, "requestType", types);
  const declaration = {
    name: names.ensureRequest,
    isExported: true,
    docs: comment(
      `What {@link ${names.ensure}} takes: as for {@link ${create.name}}, with the ${code(field)}.`,
    ),
  };
  const fieldType = `{ ${propertyKey(field)}: string }`;
  return (create.body?.content.length ?? 0) > 1
    ? {
        ...declaration,
        kind: StructureKind.TypeAlias,
        type: `${request} & { body: ${fieldType} }`,
      }
    : {
        ...declaration,
        kind: StructureKind.Interface,
        extends: [request],
        properties: [{ name: "body", type: `${request}["body"] & ${fieldType}` }],
      };
}

function ensureError({ create, read, externalId, types }: Wrapped): TypeAliasDeclarationStructure {
  const { names } = externalId;
  const parts = [
    typeOf(create, "errorType", types),
    names.findError,
    ...(read ? [`Exclude<${typeOf(read, "errorType", types)}, ${notFound}>`] : []),
  ];
  return {
    kind: StructureKind.TypeAlias,
    name: names.ensureError,
    isExported: true,
    docs: comment(`How {@link ${names.ensure}} can fail.`),
    type: parts.join(" | "),
  };
}

function ensureFunction(wrapped: Wrapped): FunctionDeclarationStructure {
  const { create, lookup, read, externalId, types, record, owners } = wrapped;
  const { names, field } = externalId;
  const { models } = types;
  const shown = (read ? payloadSchema(read, models) : itemSchema(lookup, types)) ?? {};
  const owned = owners.map(({ key }): [string, string] => [key, spellAccess("request", key)]);
  const literal: Literal = {
    id: create.id,
    field,
    body: { expression: "request.body" },
    properties: [...propertiesOf(shown, models).keys()],
    client: { expression: "client" },
    signal: { expression: "options?.signal" },
    create: {
      expression: `(repeating) => ${functionOf(create, types)}(repeating, request, options)`,
    },
    find: {
      expression: `(value) => ${names.find}(client, ${spellObject([...owned, [field, "value"]])}, options)`,
    },
    read: read && {
      expression: `(id) => ${functionOf(read, types)}(client, ${spellObject([[idOf(read), "id"]])}, options)`,
    },
  };
  return {
    kind: StructureKind.Function,
    name: names.ensure,
    isExported: true,
    docs: comment(
      `Creates a record with {@link ${create.name}}, or gets the one that has its ${code(field)} already.`,
      "A create whose answer is lost is repeated: the server stores it once.",
    ),
    parameters: parameters(names.ensureRequest, types),
    returnType: `Promise<${types.imports.type(runtime, "Result")}<${types.imports.type(runtime, "Ensured")}<${record}>, ${names.ensureError}>>`,
    statements: [
      `return ${types.imports.value(runtime, "ensure")}<${record}, ${names.ensureError}>(${spellLiteral(literal)});`,
    ],
  };
}

function reconcileStatements(wrapped: Wrapped & { update: Operation }): StatementStructures[] {
  const { create, update, externalId, types } = wrapped;
  const { names } = externalId;
  return [
    {
      kind: StructureKind.TypeAlias,
      name: names.row,
      isExported: true,
      docs: comment(
        `A row of {@link ${names.reconcile}}: the fields of {@link ${create.name}} and {@link ${update.name}}.`,
      ),
      type: `${names.ensureRequest}["body"] & ${typeOf(update, "requestType", types)}["body"]`,
    },
    {
      kind: StructureKind.TypeAlias,
      name: names.reconcileError,
      isExported: true,
      docs: comment(`How a row of {@link ${names.reconcile}} can fail.`),
      type: `${names.ensureError} | ${typeOf(update, "errorType", types)}`,
    },
    reconcileFunction(wrapped),
  ];
}

function reconcileFunction(wrapped: Wrapped & { update: Operation }): FunctionDeclarationStructure {
  const { create, read, update, externalId, types, record } = wrapped;
  const { names, field } = externalId;
  const typeArguments = `<${names.row}, ${record}, ${names.reconcileError}>`;
  const updateFields = bodyProperties(update, types);
  const moments = updateFields
    .filter(([, schema]) => schema.format === "date-time")
    .map(([name]) => name);
  const updated = spellObject([
    [idOf(update), "id"],
    ["body", "body"],
  ]);
  const literal: Literal = {
    id: update.id,
    field,
    createFields: bodyProperties(create, types).map(([name]) => name),
    updateFields: updateFields.map(([name]) => name),
    momentFields: moments.length > 0 ? moments : undefined,
    find: {
      expression: `(value, call) => ${names.find}(client, ${spellObject([[field, "value"]])}, call)`,
    },
    read: read && {
      expression: `(id, call) => ${functionOf(read, types)}(client, ${spellObject([[idOf(read), "id"]])}, call)`,
    },
    ensure: { expression: `(body, call) => ${names.ensure}(client, { body }, call)` },
    update: {
      expression: `(id, body, call) => ${functionOf(update, types)}(client, ${updated}, call)`,
    },
  };
  const type = (name: string): string => types.imports.type(runtime, name);
  return {
    kind: StructureKind.Function,
    name: names.reconcile,
    isExported: true,
    docs: comment(
      `Makes the records be as the rows say, each found by its ${code(field)}: created, updated where it differs, or left alone.`,
      "A row that fails stops no other; running it again finishes what is left. `dryRun` writes nothing.",
    ),
    parameters: [
      { name: "client", type: type("Client") },
      { name: "desired", type: `Iterable<${names.row}> | AsyncIterable<${names.row}>` },
      {
        name: "options",
        type: `${type("ReconcileOptions")}${typeArguments}`,
        hasQuestionToken: true,
      },
    ],
    returnType: `Promise<${type("ReconcileSummary")}<${names.row}, ${names.reconcileError}>>`,
    statements: [
      `return ${types.imports.value(runtime, "reconcile")}${typeArguments}(${spellLiteral(literal)}, desired, options);`,
    ],
  };
}

function parameters(
  request: string,
  types: TypeContext,
): OptionalKind<ParameterDeclarationStructure>[] {
  return [
    { name: "client", type: types.imports.type(runtime, "Client") },
    { name: "request", type: request },
    { name: "options", type: types.imports.type(runtime, "CallOptions"), hasQuestionToken: true },
  ];
}

/** The path parameter that holds a record's id: the last one. */
function idOf(operation: Operation): string {
  return operation.parameters.filter((parameter) => parameter.in === "path").at(-1)?.key ?? "id";
}

function itemsPath({ pagination }: Operation): Literal | undefined {
  return pagination && pagination.items.length > 0 ? ["data", ...pagination.items] : undefined;
}

function bodyProperties(operation: Operation, { models }: TypeContext): [string, Schema][] {
  const schema = operation.body?.content[0]?.schema ?? {};
  return [...propertiesOf(schema, models)].filter(([, property]) => property.readOnly !== true);
}

function functionOf(operation: Operation, types: TypeContext): string {
  return types.imports.value(`./${operation.resource}`, operation.name);
}

function typeOf(
  operation: Operation,
  key: "errorType" | "requestType",
  types: TypeContext,
): string {
  return types.imports.type(`./${operation.resource}`, operation[key]);
}
